"""The edge: files in, typed values with their places out. Nothing behind it validates again."""

from policysite.source.loading import Loaded, load_policy_data

__all__ = ["Loaded", "load_policy_data"]

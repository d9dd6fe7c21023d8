"""History: what changed between releases, what that asks of the company, and what visitors are told."""

from policysite.history.diff import diff
from policysite.history.redline import redline

__all__ = ["diff", "redline"]

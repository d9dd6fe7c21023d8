"""From a data folder to everything that is published, without any site engine: inspect, then publish."""

from policysite.assemble.editions import NothingInForceError
from policysite.assemble.inspection import Inspection, inspect_project
from policysite.assemble.publication import Page, Publication, publish

__all__ = ["Inspection", "NothingInForceError", "Page", "Publication", "inspect_project", "publish"]

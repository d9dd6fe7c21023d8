"""What of site.yml belongs to a version, and what to the place where all versions are shown.

A version keeps what it promised. Where the site stands, how it looks and whom it asks for another format is taken from
the working data on every build, for all versions: a move needs no new version, and an old version has no old address.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from policysite.domain.site import Brand, Host, Site
from policysite.domain.text import Text


class Belongs(StrEnum):
    """Where a field of site.yml comes from when a version is shown or judged."""

    VERSION = "version"
    """Said or promised by the version, and frozen with it."""
    CHECKS = "checks"
    """Frozen with the version, for it is judged by it; visitors are not told."""
    DEPLOYMENT = "deployment"
    """Of the site as it stands today."""


FIELDS: Mapping[str, Belongs] = {
    "title": Belongs.VERSION,
    "address": Belongs.DEPLOYMENT,
    "governing_language": Belongs.VERSION,
    "profiles": Belongs.CHECKS,
    "numbering": Belongs.VERSION,
    "notice": Belongs.VERSION,
    "approval": Belongs.CHECKS,
    "brand": Belongs.DEPLOYMENT,
    "established": Belongs.VERSION,
    "revised": Belongs.VERSION,
    "revisions": Belongs.VERSION,
    "review_due": Belongs.CHECKS,
    "law_as_of": Belongs.CHECKS,
    "name_characters": Belongs.CHECKS,
    "accessibility_contact": Belongs.DEPLOYMENT,
    "host": Belongs.DEPLOYMENT,
    "answers": Belongs.CHECKS,
}


@dataclass(frozen=True)
class Deployment:
    """The fields of site.yml that belong to the site as it stands today."""

    address: str
    brand: Brand
    accessibility_contact: Text | None
    host: Host


def deployment_of(site: Site) -> Deployment:
    """What a site.yml says of the place where it is shown."""
    return Deployment(site.address, site.brand, site.accessibility_contact, site.host)

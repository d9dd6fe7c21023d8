"""Whether a site is what was published: whole by its own sums, by the project's history, and byte for byte."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from policysite.assemble.history.published_chain import (
    PublishedVersion,
    UnreadableChainError,
    chain_faults,
    load_published_chain,
)
from policysite.assemble.site.built_pages import inspect_built_site
from policysite.assemble.site.publishing_steps import standing_day
from policysite.assemble.storage.site_sums import (
    SUMS,
    SiteFault,
    SiteFaultKind,
    compare_sums,
    load_digests,
    verify_site,
)
from policysite.domain.findings import Finding
from policysite.domain.text import Text

_FAULTS: Mapping[SiteFaultKind, Text] = {
    SiteFaultKind.CHANGED: Text(ja="内容が違う", en="changed"),
    SiteFaultKind.MISSING: Text(ja="ない", en="missing"),
    SiteFaultKind.UNLISTED: Text(ja="公開したものではない", en="not published"),
    SiteFaultKind.LINK: Text(ja="リンクになっている", en="a link in its place"),
    SiteFaultKind.KIND: Text(ja="ファイルではない", en="no file any more"),
    SiteFaultKind.PERMISSIONS: Text(ja="権限が違う（0644・0755にする）", en="wrong permissions (0644, 0755)"),
}
_REBUILT: Mapping[SiteFaultKind, Text] = {
    SiteFaultKind.CHANGED: Text(ja="作り直したものと違う", en="differs from the rebuilt one"),
    SiteFaultKind.MISSING: Text(ja="作り直すとあるのに、ない", en="missing, though the rebuilt site has it"),
    SiteFaultKind.UNLISTED: Text(ja="作り直したサイトにない", en="not in the rebuilt site"),
}
# What would make another site of the same data, or take something from an earlier build.
_NOT_HANDED_ON = ("POLICYSITE_PREVIEW", "POLICYSITE_LANG", "SOURCE_DATE_EPOCH")


class RebuildFailedError(Exception):
    """The project does not build, so that there is nothing to compare with; `str` is what the build said."""


@dataclass(frozen=True)
class Difference:
    """Where a site is not what was published, in what way, and in words."""

    path: str
    kind: str
    words: Text


@dataclass(frozen=True)
class Verification:
    """All that was found of a site; `head` is the latest version that it publishes."""

    files: int
    sums: str
    differences: tuple[Difference, ...]
    findings: tuple[Finding, ...] = ()
    head: PublishedVersion | None = None
    rebuilt: bool = False

    @property
    def holds(self) -> bool:
        """Whether nothing was found that is more than a note or a reminder."""
        return not self.differences and not any(finding.stops for finding in self.findings)


def verify(site: Path, root: Path | None, day: date, rebuild: bool = False) -> Verification:
    """Proves a site by its sums, then by the history and the rules of `root`, then by making it again.

    Each needs the one before it to hold. Raises UnreadableSumsError and RebuildFailedError.
    """
    report = verify_site(site)
    sums = hashlib.sha256((site / SUMS).read_bytes()).hexdigest()
    found = tuple(_worded(fault, _FAULTS) for fault in report.faults)
    if found:
        return Verification(report.files, sums, found)
    try:
        chain = load_published_chain(site)
    except UnreadableChainError as error:
        return Verification(report.files, sums, (_history(str(error)),))
    head = chain[0] if chain else None
    if root is None:
        return Verification(report.files, sums, (), head=head)
    made_for = standing_day(site) or day
    found = tuple(_history(fault) for fault in chain_faults(chain, root, made_for))
    findings = inspect_built_site(root, site, day)
    told = Verification(report.files, sums, found, findings, head)
    if not told.holds or not rebuild:
        return told
    return Verification(report.files, sums, tuple(_rebuilt(site, root, made_for)), findings, head, rebuilt=True)


def _rebuilt(site: Path, root: Path, day: date) -> Iterator[Difference]:
    with tempfile.TemporaryDirectory(prefix="policysite-") as room:
        made = Path(room) / "site"
        environment = {name: value for name, value in os.environ.items() if name not in _NOT_HANDED_ON}
        # Strictness does not change a site, only whether there is one.
        build = (sys.executable, "-m", "mkdocs", "build", "--no-strict")
        done = subprocess.run(
            (*build, "-f", str(root.resolve() / "mkdocs.yml"), "-d", str(made)),
            cwd=root,
            env={**environment, "POLICYSITE_TODAY": day.isoformat(), "POLICYSITE_STORE": ""},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        if done.returncode:
            raise RebuildFailedError(done.stdout.decode("utf-8", errors="replace").strip())
        for fault in sorted(compare_sums(_digests(made), _digests(site))):
            yield _worded(fault, _REBUILT, "rebuilt-")


def _digests(site: Path) -> dict[str, str]:
    return {**load_digests(site), SUMS: hashlib.sha256((site / SUMS).read_bytes()).hexdigest()}


def _worded(fault: SiteFault, words: Mapping[SiteFaultKind, Text], against: str = "") -> Difference:
    return Difference(fault.path, against + fault.kind.value, words[fault.kind])


def _history(fault: str) -> Difference:
    path, _, words = fault.partition(": ")
    ja, _, en = words.partition(" / ")
    return Difference(path, "history", Text(ja=ja, en=en))

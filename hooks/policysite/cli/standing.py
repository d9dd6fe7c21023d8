"""`--against` and `--live`: the histories with which the project's own is compared."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from policysite.assemble.inspection import Inspection
from policysite.cli.output import complain
from policysite.domain.findings import Finding

_UNREACHABLE = (
    "公開中のサイトに届かないため、版を比べていません",
    "the published site does not answer; versions were not compared",
)
_NOTHING = ("公開中のサイトはまだありません", "nothing is published there yet")


def add_standing(parser: argparse.ArgumentParser) -> None:
    """The two options; without them nothing is compared."""
    parser.add_argument(
        "--against",
        metavar="REF",
        help="この Git の版（例：origin/main）にある版が全て残っているか / every release at REF must still be there",
    )
    parser.add_argument(
        "--live",
        metavar="URL",
        nargs="?",
        const="",
        help="公開中のサイト（アドレス、フォルダ又は versions.json）の版が全て残っているか / and all that a site shows",
    )


def unknown_standing() -> tuple[type[Exception], ...]:
    """The errors that make a comparison impossible, which is never passed over."""
    from policysite.assemble.history.growing import UnreadableRevisionError, UnreadableSiteError

    return (UnreadableRevisionError, UnreadableSiteError)


def compared(inspection: Inspection, options: argparse.Namespace) -> Iterator[Finding]:
    """What the comparisons find; a site that does not answer is said, not passed over in silence."""
    if options.against is None and options.live is None:
        return
    from policysite.assemble.history.growing import (
        UnreachableSiteError,
        growth_findings,
        live_standing,
        revision_standing,
    )

    if options.against is not None:
        yield from growth_findings(inspection, revision_standing(inspection, options.against))
    if options.live is None:
        return
    # Without a value it is the site's own address, where the project loads at all.
    live = options.live or (inspection.policy.site.address if inspection.policy else "")
    if not live:
        return
    try:
        standing = live_standing(live)
    except UnreachableSiteError as error:
        _say(_UNREACHABLE, options, f" ({error})")
        return
    if standing is None:
        _say(_NOTHING, options, f" ({live})")
        return
    yield from growth_findings(inspection, standing)


def _say(words: tuple[str, str], options: argparse.Namespace, more: str) -> None:
    complain(words[0 if options.lang == "ja" else 1] + more)

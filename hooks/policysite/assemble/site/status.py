"""What the site says about an edition above its text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from policysite.assemble.site.editions import Edition
from policysite.assemble.site.paths import prefix, relative
from policysite.composition.wordlist import format_date
from policysite.domain.release_history import Recorded
from policysite.domain.text import Language
from policysite.rendering.policy_page import FormatLink, RecordNote, StatusBox, StatusRow
from policysite.rendering.words import word

VERSIONS = "versions/"
VERIFYING = "verifying"


def status_box(
    edition: Edition, language: Language, files: Mapping[str, bytes], page: str, base: str = ""
) -> StatusBox:
    """The status box of an edition on a page; formats are those that were made, below `base` for a past version."""
    governing = edition.policy.site.governing_language
    note = "governing-note" if governing == "ja" else "governing-note-en"
    return StatusBox(
        title=word("status", language),
        rows=tuple(_rows(edition, language)),
        governing_note=word(note, language),
        formats_label=word("other-formats", language),
        formats=tuple(_formats(language, files, page, base)),
    )


def record_note(release: Recorded, language: Language, page: str) -> RecordNote:
    """The seal of a record, which says all there is to say of it and of every release before."""
    href = f"{relative(page, prefix(language) + VERSIONS)}#{VERIFYING}"
    return RecordNote(word("record", language), release.record.seal, word("how-to-verify", language), href)


def _rows(edition: Edition, language: Language) -> Iterator[StatusRow]:
    site = edition.policy.site
    if edition.effective:
        yield StatusRow(word("in-force-since", language), format_date(edition.effective, language))
    if site.established:
        yield StatusRow(word("established", language), format_date(site.established, language))
    if site.revised:
        yield StatusRow(word("revised", language), format_date(site.revised, language))
    yield StatusRow(word("governing-language", language), word(f"governing-{site.governing_language}", language))


def _formats(language: Language, files: Mapping[str, bytes], page: str, base: str) -> Iterator[FormatLink]:
    for key, path in (
        ("pdf", f"{prefix(language)}{base}policy.pdf"),
        ("word", f"{prefix(language)}{base}policy.docx"),
        ("plain-text", f"{prefix(language)}{base}policy.txt"),
        ("json", f"{base}policy.json"),
    ):
        if path in files:
            yield FormatLink(word(key, language), relative(page, path), size_of(files[path]))


def size_of(content: bytes) -> str:
    """The size of a file as it is shown beside its link, in kB or MB of 1,000."""
    size = len(content)
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} kB"

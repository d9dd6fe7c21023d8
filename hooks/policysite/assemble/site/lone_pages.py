"""A page that is missing in a language: the site engine would fill the gap with the page of another language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from policysite.assemble.site.pages import Page
from policysite.domain.text import LANGUAGES, Language


class LonePageError(LookupError):
    """Pages are there in some languages and not in all; `str` names each and what is missing, in both languages."""


def refuse_lone_pages(pages: Iterable[Page], docs: Path) -> None:
    """Raises LonePageError for generated pages and for those in `docs` that not every language has."""
    generated = [(page.language, page.source_uri.removeprefix(f"{page.language}/")) for page in pages]
    faults = [*_lone(generated, ""), *_lone(_written(docs), "docs/")]
    if faults:
        raise LonePageError("\n".join(faults))


def _written(docs: Path) -> Iterator[tuple[Language, str]]:
    for language in LANGUAGES:
        home = docs / language
        for file in sorted(home.rglob("*.md")):
            yield language, file.relative_to(home).as_posix()


def _lone(found: Iterable[tuple[Language, str]], home: str) -> Iterator[str]:
    languages: dict[str, set[Language]] = {}
    for language, path in found:
        languages.setdefault(path, set()).add(language)
    for path, there in languages.items():
        one = next(language for language in LANGUAGES if language in there)
        for missing in LANGUAGES:
            if missing not in there:
                lone, other = f"{home}{one}/{path}", f"{home}{missing}/{path}"
                yield f"{lone}: {other} がない。頁はどの言語にも置く / {other} is missing; a page is in every language"

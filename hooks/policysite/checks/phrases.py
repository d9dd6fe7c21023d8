"""Problems from a table of phrases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policysite.checks.context import Context
from policysite.domain.findings import Problem
from policysite.domain.paths import DataPath
from policysite.domain.text import Text


def phrase_problems(context: Context, table: str, texts: Iterable[tuple[DataPath, Text]]) -> Iterator[Problem]:
    """Each place of the Japanese texts where a phrase of the table counts; values: found, better, better_en."""
    phrases = context.phrases(table)
    for path, text in texts:
        for phrase in phrases:
            for match in phrase.found_in(text.ja):
                values = {"found": match[0], "better": phrase.better.ja, "better_en": phrase.better.en}
                yield Problem((*path, "ja"), values, phrase.level, offset=match.start())

"""A fact that stands in the data is not typed again in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from policysite.checks.context import Context
from policysite.composition.facts import facts_of
from policysite.domain.findings import Problem
from policysite.domain.paths import DataPath
from policysite.domain.text import LANGUAGES, Text
from policysite.domain.values_in_text import values_in

_FACTS = re.compile(
    r"company\.(name|address|corporate_number)|group\.[^.]+\.(name|address)|address\.[^.]+"
    r"|desk\.(name|phone|email|fax|form_url|postal_code)|form\.[^.]+\.title"
)
_SHORTEST = 5


def _known_facts(context: Context) -> Mapping[str, str]:
    """Fact value → its placeholder, the longest values first."""
    facts = facts_of(context.policy, "ja")
    values = {value: path for path, value in facts.items() if _FACTS.fullmatch(path) and len(value) >= _SHORTEST}
    return dict(sorted(values.items(), key=lambda item: -len(item[0])))


def facts_once(context: Context) -> Iterator[Problem]:
    """Names, addresses, numbers and titles of the data are written as placeholders in texts."""
    facts = _known_facts(context)
    if not facts:
        return
    # A longer name that begins alike is another name.
    pattern = re.compile("(?:" + "|".join(re.escape(value) for value in facts) + r")(?![ァ-ヶー一-龠A-Za-z0-9])")
    for path, text in context.texts:
        if path[0] not in ("policy", "registers", "site") or path[:2] == ("registers", "recipients"):
            continue
        for match in pattern.finditer(text.ja):
            yield Problem((*path, "ja"), {"found": match[0], "fact": "{" + facts[match[0]] + "}"}, offset=match.start())
        yield from _spelled_otherwise(path, text, facts)


def _spelled_otherwise(path: DataPath, text: Text, facts: Mapping[str, str]) -> Iterator[Problem]:
    """Numbers and addresses of the data in English, or spelled in another way."""
    for language in LANGUAGES:
        for found in values_in(text.in_language(language)):
            value = found.value or (found.error.mend if found.error else None)
            if value and value in facts and (language == "en" or found.written not in facts):
                values = {"found": found.written, "fact": "{" + facts[value] + "}"}
                yield Problem((*path, language), values, offset=found.start)

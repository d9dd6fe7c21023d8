"""A fact that stands in the data is not typed again in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from policysite.checks.context import Context
from policysite.composition.facts import facts_of
from policysite.domain.findings import Problem

_FACTS = re.compile(
    r"company\.(name|address|corporate_number)|group\.[^.]+\.(name|address)|address\.[^.]+"
    r"|desk\.(name|phone|email|fax|form_url)|form\.[^.]+\.title"
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

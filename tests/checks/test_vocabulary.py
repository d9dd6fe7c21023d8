"""Every word that a rule can put into a message stands in the vocabulary, in both languages."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import policysite.checks
from policysite.domain.clauses import RefusalGround, Requester, RequestType, SecurityMeasure
from policysite.domain.company import Channel
from policysite.source.catalogue import load_catalogue

_CATALOGUE = load_catalogue()
_RULES = Path(policysite.checks.__file__).parent / "rules"
_WORD_SLOTS = {
    slot
    for rule in _CATALOGUE.rules.values()
    for text in (rule.message, rule.why, rule.fix)
    for slot in re.findall(r"\{(\w+):words\}", text.ja + text.en)
}
_ENUMS = {
    "request": RequestType,
    "ground": RefusalGround,
    "measure": SecurityMeasure,
    "requester": Requester,
    "channel": Channel,
}


def _constants() -> Iterator[tuple[str, str]]:
    """`module: word` for each constant that a rule gives to a slot of words."""
    for file in sorted(_RULES.glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Dict):
                for key, value in zip(node.keys, node.values, strict=True):
                    if isinstance(key, ast.Constant) and key.value in _WORD_SLOTS:
                        yield from ((file.stem, word) for word in _words(value))
            elif isinstance(node, ast.Assign) and any(
                isinstance(target, ast.Name) and target.id in _WORD_SLOTS for target in node.targets
            ):
                yield from ((file.stem, word) for word in _words(node.value))


def _words(value: ast.expr) -> Iterator[str]:
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value.value
    elif isinstance(value, ast.IfExp):
        yield from _words(value.body)
        yield from _words(value.orelse)


def test_規則が使う語は語彙にある() -> None:
    used = list(_constants())
    assert len(used) > 60
    assert [(module, word) for module, word in used if word not in _CATALOGUE.vocabulary] == []


@pytest.mark.parametrize("prefix", _ENUMS)
def test_列挙の値は全て語彙にある(prefix: str) -> None:
    assert [member for member in _ENUMS[prefix] if f"{prefix}-{member}" not in _CATALOGUE.vocabulary] == []


def test_語彙は両言語にある() -> None:
    assert [word for word, text in _CATALOGUE.vocabulary.items() if not (text.ja.strip() and text.en.strip())] == []

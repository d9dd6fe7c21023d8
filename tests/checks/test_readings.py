"""The rules as readers of Japanese legal prose: lawful wordings pass, words that contradict the data are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from policysite.domain.catalogue import Case, Reading
from policysite.domain.findings import Finding, Level
from policysite.source import load_policy_data
from policysite.source.rule_cases import load_readings

from .conftest import edited, findings_of

_READINGS = load_readings()
_LAWFUL = [reading for reading in _READINGS if reading.lawful]
_FAULTY = [reading for reading in _READINGS if not reading.lawful]


def _named(value: object) -> str:
    return f"{value.subject}-{value.name}" if isinstance(value, Reading) else str(value)


def _loud(reading: Reading, root: Path) -> list[Finding]:
    """The warnings and errors on the edited data; notes too, where no more can be certain."""
    loaded = load_policy_data(edited(Case(name=reading.name, edits=reading.edits), root))
    levels = {Level.WARNING, Level.ERROR} | ({Level.NOTE} if reading.only_probable else set())
    return [f for f in findings_of(loaded) if not f.waived and f.level in levels]


def _lines(reading: Reading, root: Path) -> set[tuple[str, int]]:
    """Where a faulty reading may be reported: each line, in the edited files, that holds one of its words."""
    found = set()
    for file in {edit.file for edit in reading.edits}:
        path = root / "policy_data" / file
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if any(words in line for words in reading.at):
                found.add((f"policy_data/{file}", number))
    return found


@pytest.mark.parametrize("reading", _LAWFUL, ids=_named)
def test_許される言い方には警告しない(reading: Reading, tmp_path: Path) -> None:
    assert [(f.rule, f.file, f.line, f.message.ja) for f in _loud(reading, tmp_path)] == []


@pytest.mark.parametrize("reading", _FAULTY, ids=_named)
def test_データと食い違う言い方はその場所で見つかる(reading: Reading, tmp_path: Path) -> None:
    findings = _loud(reading, tmp_path)
    lines = _lines(reading, tmp_path)
    assert lines, "the words of `at` stand nowhere"
    assert [f.rule for f in findings if (f.file, f.line) in lines], [(f.rule, f.file, f.line) for f in findings]


def test_表には許される例も食い違う例も百ずつある() -> None:
    assert len(_LAWFUL) >= 100
    assert len(_FAULTY) >= 100
    assert 2 * sum(reading.flag_is_right for reading in _FAULTY) >= len(_FAULTY)
    assert len({(reading.subject, reading.name) for reading in _READINGS}) == len(_READINGS)

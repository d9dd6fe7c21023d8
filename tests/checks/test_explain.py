"""`policysite explain` answers for every number of the legal reference, also where another part decides."""

from __future__ import annotations

import pytest

from policysite.cli import main
from policysite.source.catalogue import load_catalogue

_CATALOGUE = load_catalogue()
_COVERED = sorted({number for rule in _CATALOGUE.rules.values() for number in rule.covers})
_ELSEWHERE = [entry.id for entry in _CATALOGUE.elsewhere]


@pytest.mark.parametrize("number", [*_COVERED, *_ELSEWHERE])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_法令の一覧の番号はどれも説明できる(number: str, language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", number, "--lang", language]) == 0
    assert len(capsys.readouterr().out) > 40


def test_知らない番号には近い番号を示す(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "APPI-17-3"]) == 2
    assert "APPI-17-2" in capsys.readouterr().err

"""Every duty that the law catalogue lists is decided somewhere, once."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml

from policysite.source.catalogue import load_catalogue

_DUTIES: list[str] = yaml.safe_load((Path(__file__).parent / "data" / "duties.yml").read_text(encoding="utf-8"))
_CATALOGUE = load_catalogue()
_FORM_DUTIES = "FORM-"


def test_一覧は百六十件() -> None:
    assert len(_DUTIES) == len(set(_DUTIES)) == 160


@pytest.mark.parametrize("duty", _DUTIES)
def test_どの事項も規則かほかの部分が決める(duty: str) -> None:
    covering = [rule.id for rule in _CATALOGUE.rules.values() if duty in rule.covers or rule.id == duty]
    elsewhere = [entry.id for entry in _CATALOGUE.elsewhere if entry.id == duty]
    assert len(covering) + len(elsewhere) == 1


def test_規則が引き受ける事項は一覧にある() -> None:
    covered = Counter(duty for rule in _CATALOGUE.rules.values() for duty in rule.covers)
    assert {duty for duty in covered if not duty.startswith(_FORM_DUTIES)} <= set(_DUTIES)
    assert not [duty for duty, times in covered.items() if times > 1]


def test_ほかの部分に任せる事項には決め手がある() -> None:
    for entry in _CATALOGUE.elsewhere:
        named = {word.strip("、。とがは ") for word in entry.reason.ja.split() if word.startswith("HIST-")}
        assert entry.decided_by == "history"
        assert named <= set(_CATALOGUE.rules)
        assert entry.reason.en

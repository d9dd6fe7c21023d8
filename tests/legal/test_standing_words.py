"""What a comparison that cannot be made says of itself is said in the language that was asked for."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

import pytest

from policysite.assemble.history import growing
from policysite.cli.standing import compared
from policysite.domain.text import LANGUAGES, Language

LIVE = "https://privacy.example/"


def _gone(_address: str) -> None:
    raise growing.UnreachableSiteError("no route")


def _new(_address: str) -> None:
    return None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("answer", "named"), [(_gone, "no route"), (_new, LIVE)])
def test_比べられないことは頼まれた言語で言う(
    answer: Any, named: str, language: Language, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(growing, "live_standing", answer)
    inspection: Any = None
    assert list(compared(inspection, Namespace(against=None, live=LIVE, lang=language))) == []
    said = capsys.readouterr().err
    assert f"({named})" in said
    japanese = any("\u3041" <= sign <= "\u30ff" for sign in said)
    assert japanese is (language == "ja")

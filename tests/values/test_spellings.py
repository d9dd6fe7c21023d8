"""形のある値は、普通の書き方なら一つの形で読まれ、誤りならその行と桁で、理由と直し方が日本語と英語で出る。"""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import pytest
import yaml

from policysite.domain.corporate_numbers import check_digit
from policysite.domain.findings import Finding
from policysite.domain.value_forms import Form, Within
from policysite.source.docstrings import dataclasses_in
from policysite.source.loading import Loaded, load_policy_data
from policysite.source.typewords import members
from policysite.source.typing import TYPES
from policysite.source.value_readers import form_of, type_hints, value_words

ROOT = Path(__file__).parents[2]
FORMS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "spellings.yml").read_text("utf-8"))
RIGHT = [(form, *spelling) for form in FORMS for spelling in form["right"]]
WRONG = [(form, *wrong) for form in FORMS for wrong in form["wrong"]]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("values") / "project"
    shutil.copytree(ROOT / "samples/full/policy_data", root / "policy_data", ignore=shutil.ignore_patterns("releases"))
    return root


def written_as(project: Path, form: dict[str, Any], value: str) -> tuple[Loaded, int, int]:
    """What is read where a value is written in its place, and the line and column of that place."""
    file = project / "policy_data" / form["file"]
    text = file.read_text("utf-8")
    key = form["find"].split(":")[0]
    at = text.index(form["find"])
    end = text.index("\n", at) if form.get("rest") else at + len(form["find"])
    number = form["form"] in value_words()["forms"] and "pattern" not in value_words()["forms"][form["form"]]
    scalar = value if number else json.dumps(value, ensure_ascii=not value.isprintable())
    put = f"{key}: [{scalar}]" if form.get("list") else f"{key}: {scalar}"
    file.write_text(text[:at] + put + text[end:], "utf-8", newline="")
    try:
        loaded = load_policy_data(project)
    finally:
        file.write_text(text, "utf-8", newline="")
    start = at - (text.rfind("\n", 0, at) + 1) + len(key) + 2 + (1 if form.get("list") else 0)
    return loaded, text.count("\n", 0, at) + 1, start + 1


def values_in(value: object) -> list[object]:
    if isinstance(value, tuple):
        return [inner for element in value for inner in values_in(element)]
    if hasattr(value, "__dataclass_fields__"):
        return [inner for name in value.__dataclass_fields__ for inner in values_in(getattr(value, name))]
    return [value]


@pytest.mark.parametrize(("form", "written", "read"), [(f, w[0], w[-1]) for f, *w in RIGHT])
def test_普通の書き方は一つの形で読まれる(project: Path, form: dict[str, Any], written: str, read: object) -> None:
    loaded, _, _ = written_as(project, form, written)
    assert [finding.message.ja for finding in loaded.findings] == []
    wanted = date.fromisoformat(str(read)) if form["form"] == "day" else read
    assert wanted in values_in(loaded.policy)


@pytest.mark.parametrize(("form", "written", "why", "mend"), WRONG)
def test_誤りはその場所で理由と直し方が出る(
    project: Path, form: dict[str, Any], written: str, why: str, mend: str
) -> None:
    loaded, line, column = written_as(project, form, written)
    found = [finding for finding in loaded.findings if finding.rule == "DATA-WRONG-FORM"]
    assert loaded.policy is None
    assert [place(finding) for finding in found] == [(f"policy_data/{form['file']}", line, column)]
    assert why in found[0].message.ja
    assert mend in found[0].fix.ja
    assert found[0].message.en.isascii() or not written.isascii() or "“" in found[0].message.en
    assert "{" not in found[0].message.ja + found[0].message.en + found[0].fix.ja + found[0].fix.en


def place(finding: Finding) -> tuple[str, int, int]:
    return finding.file, finding.line, finding.column


def test_どの形にも十の正しい書き方がある() -> None:
    assert {form["form"]: len(form["right"]) for form in FORMS if len(form["right"]) < 10} == {}
    assert {str(form) for form in Form} <= {form["form"] for form in FORMS}


def test_どの形と理由にも両言語の語がある() -> None:
    words = value_words()
    kinds = {str(form) for form in Form} | {marker.kind for marker in every_marker() if isinstance(marker, Within)}
    assert set(words["forms"]) == kinds
    for reason in words["reasons"].values():
        assert {*reason["message"], *reason.get("fix", reason["message"])} == {"ja", "en"}


def every_marker() -> list[Form | Within]:
    kinds = {kind for part in TYPES.values() for kind in dataclasses_in(part).values()}
    hints = [hint for kind in kinds for hint in type_hints(kind).values()]
    inner = [get_args(member)[0] for hint in hints for member in members(hint) if get_origin(member) is tuple]
    return [marker for hint in (*hints, *inner) if (marker := form_of(hint)) is not None]


# What looks like a value with a form by its name, and why it has none here.
FORMLESS = {
    ("Operator", "address"): "an id",
    ("Adopter", "address"): "an id",
    ("Corporation", "address"): "an id",
    ("Desk", "address"): "an id",
    ("RowData", "fields"): "numbers of the law's table, which rules know",
    ("OmittedField", "field"): "as above",
    ("ReleaseRecord", "content_hash"): "the gate compares it with what it hashes",
    ("ReleaseRecord", "previous_hash"): "the gate compares it",
    ("ReleaseRecord", "seal"): "the gate compares it",
    ("Confirmation", "pair"): "compared with what it hashes",
    ("Brand", "logo"): "a path, held inside docs/ by the reader",
    ("Brand", "favicon"): "as above",
}
_NAMED_LIKE = {
    "address", "url", "phone", "fax", "email", "code", "number", "country", "hosts", "basis", "filing", "days",
    "months", "amount", "age", "share", "hash", "seal", "pair", "logo", "favicon", "field",
}  # fmt: skip


def test_形のある項目は全て型になっている() -> None:
    kinds = {kind for part in TYPES.values() for kind in dataclasses_in(part).values()}
    missed = [
        (kind.__name__, name)
        for kind in kinds
        for name, hint in type_hints(kind).items()
        if _NAMED_LIKE & set(name.split("_"))
        and {int, str} & set(plain(get_type_hints(kind)[name]))
        and form_of(hint) is None
        and not any(form_of(get_args(member)[0]) for member in members(hint) if get_origin(member) is tuple)
    ]
    assert sorted(found for found in missed if found not in FORMLESS) == []
    numbers = [(kind.__name__, name) for kind in kinds for name, hint in type_hints(kind).items()
               if int in plain(get_type_hints(kind)[name]) and form_of(hint) is None]  # fmt: skip
    assert numbers == []


def plain(hint: Any) -> list[Any]:
    return [inner for member in members(hint) for inner in (get_args(member)[:1] or (member,))]


def test_法人番号の検査用数字は国税庁の例と合う() -> None:
    # 法人番号の指定等に関する省令の計算で、国税庁自身の番号 7000012050002。
    assert check_digit("000012050002") == 7

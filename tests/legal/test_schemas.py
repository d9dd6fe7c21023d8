"""編集の助け：どのファイルにも日本語の説明と候補があり、正しいデータに誤りの印を付けない。"""

from __future__ import annotations

import fnmatch
import json
import re
import shutil
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from policysite.cli import main

ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT / "policy_data/schema"
PROJECTS = ("", "samples/minimal", "samples/full", "tests/legal/base")
_JAPANESE = re.compile("[\u3041-\u30ff\u4e00-\u9fff]")


class EditorLoader(yaml.SafeLoader):
    """YAML as editors read it (1.2): a date is a text, and so is the word on."""


EditorLoader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in resolvers
        if tag != "tag:yaml.org,2002:timestamp" and (tag != "tag:yaml.org,2002:bool" or first in "tfTF")
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def schema_of(file: Path) -> Path:
    """The schema that the editor's settings give to a data file."""
    settings = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
    shown = "x/" + file.relative_to(ROOT).as_posix()
    (found,) = [name for name, pattern in settings.items() if fnmatch.fnmatch(shown, pattern.replace("**", "*"))]
    return ROOT / found


def data_files() -> Iterator[Path]:
    for project in PROJECTS:
        yield from sorted(
            file
            for file in (ROOT / project / "policy_data").rglob("*.yml")
            if file.relative_to(ROOT / project / "policy_data").parts[0] != "schema"
        )


def validator(schema: Path) -> Draft202012Validator:
    resources = [
        (file.name, Resource.from_contents(json.loads(file.read_text("utf-8")))) for file in SCHEMAS.glob("*.json")
    ]
    return Draft202012Validator(json.loads(schema.read_text("utf-8")), registry=Registry().with_resources(resources))


def inside(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
        for value in schema.values():
            yield from inside(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from inside(value)


@pytest.mark.parametrize("file", list(data_files()), ids=lambda file: str(file.relative_to(ROOT)))
def test_正しいデータに誤りの印が付かない(file: Path) -> None:
    data = yaml.load(file.read_text("utf-8"), Loader=EditorLoader)
    assert [error.message for error in validator(schema_of(file)).iter_errors(data)] == []


@pytest.mark.parametrize(
    ("name", "data", "place"),
    [
        ("policy.json", {"id": "x", "kind": "joint-use", "title": {"ja": "題"}}, ["title"]),
        ("company.json", {"operator": {"name": {"ja": "社", "en": "K.K."}}}, ["operator"]),
        ("site.json", {"title": {"ja": "題", "en": "t"}, "address": "x", "revisde": "2026-01-01"}, []),
        ("exceptions.json", [{"rule": "X", "target": "y"}], [0]),
    ],
)
def test_誤ったデータには印が付く(name: str, data: Any, place: list[Any]) -> None:
    errors = list(validator(SCHEMAS / name).iter_errors(data))
    deepest = [list(part.absolute_path) for error in errors for part in (error, *(error.context or ()))]
    assert place in deepest


@pytest.mark.parametrize("file", sorted(SCHEMAS.glob("*.json")), ids=lambda file: file.name)
def test_どの組と項目にも日本語の説明がある(file: Path) -> None:
    schema = json.loads(file.read_text("utf-8"))
    assert _JAPANESE.search(schema["title"])
    for name, definition in schema.get("$defs", {}).items():
        if file.name != "ids.json":
            assert _JAPANESE.search(definition["title"]), name
        for key, value in definition.get("properties", {}).items():
            assert _JAPANESE.search(value["description"]), f"{name}.{key}"
    for key, value in schema.get("properties", {}).items():
        assert _JAPANESE.search(value["description"]), key


@pytest.mark.parametrize("file", sorted(SCHEMAS.glob("*.json")), ids=lambda file: file.name)
def test_選べる値には意味が添えてある(file: Path) -> None:
    for part in inside(json.loads(file.read_text("utf-8"))):
        if isinstance(part.get("enum"), list):
            assert len(part["enumDescriptions"]) == len(part["enum"])
            assert all(_JAPANESE.search(meaning) or meaning for meaning in part["enumDescriptions"])


def test_データにあるidが候補に出る() -> None:
    offered = json.loads((SCHEMAS / "ids.json").read_text("utf-8"))["$defs"]
    assert "microbubble-japan" in offered["group"]["anyOf"][0]["enum"]
    assert offered["managers"]["anyOf"][0]["enum"][0] == "operator"
    assert "drivers-license" in offered["identity-documents"]["anyOf"][0]["enum"]
    joint_use = json.loads((SCHEMAS / "policy.json").read_text("utf-8"))["$defs"]["JointUseClause"]["properties"]
    assert joint_use["users"]["items"] == {"$ref": "ids.json#/$defs/group"}
    assert joint_use["data_items"]["items"] == {"$ref": "ids.json#/$defs/data-items"}


def test_ファイルの頭にスキーマの場所がある() -> None:
    for file in data_files():
        if "releases" in file.parts or file.is_relative_to(ROOT / "tests"):
            continue
        first = file.read_text("utf-8").splitlines()[0]
        assert first.startswith("# yaml-language-server: $schema="), file
        assert (file.parent / first.split("$schema=")[1]).resolve() == schema_of(file), file


def test_スキーマは最新(capsys: pytest.CaptureFixture[str]) -> None:
    other = f"out of date (run policysite schema), or pydantic {version('pydantic')} writes them in another way"
    assert main(["schema", "--check", "--root", str(ROOT)]) == 0, other
    # The list of ids follows the data with every edit, and may lag.
    assert capsys.readouterr().out.replace("ids.json", "").count(".json") == 0


def test_古いスキーマは命令で直り新しいidは誤りにならない(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(ROOT / "policy_data", tmp_path / "policy_data")
    root = ["--root", str(tmp_path)]
    register = tmp_path / "policy_data/registers/subjects.yml"
    register.write_text(register.read_text("utf-8") + "- id: visitors\n  label: {ja: 来訪者, en: Visitors}\n", "utf-8")
    assert main(["schema", "--check", *root]) == 0
    assert "ids.json: 最新ではない" in capsys.readouterr().out
    (tmp_path / "policy_data/schema/site.json").write_text("{}\n", "utf-8")
    (tmp_path / "policy_data/schema/old.json").write_text("{}\n", "utf-8")
    assert main(["schema", "--check", *root]) == 1
    assert main(["schema", *root]) == 0
    assert main(["schema", "--check", *root]) == 0
    assert not (tmp_path / "policy_data/schema/old.json").exists()
    assert "visitors" in (tmp_path / "policy_data/schema/ids.json").read_text("utf-8")

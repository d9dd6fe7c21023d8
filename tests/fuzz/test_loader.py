"""どんなファイルを置かれても、読み込みは止まらず、落ちず、場所のある指摘だけを返す。"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fuzz.strategies import DATA, broken_yaml, data_files, plain_data
from policysite.domain.findings import Finding
from policysite.domain.paths import SourceMap
from policysite.source.faults import FaultError, finding_of
from policysite.source.files import decode
from policysite.source.loading import load_policy_data
from policysite.source.nodes import Flat, flatten, parse_nodes
from policysite.source.typing import TYPES, parse_part

FILES = data_files()


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose files are overwritten and put back."""
    root = tmp_path_factory.mktemp("fuzzed")
    shutil.copytree(DATA, root / "policy_data")
    return root


def assert_places_exist(findings: Iterable[Finding], root: Path) -> None:
    """Every finding says something in both languages, on one line, at a place that an editor can open."""
    for finding in findings:
        assert "\n" not in finding.message.ja + finding.message.en
        (finding.message.ja + finding.message.en + finding.fix.ja + finding.fix.en).encode()
        file = root / finding.file
        if not file.is_file():
            assert finding.rule in ("DATA-MISSING-FILE", "DATA-OUTSIDE"), finding
            continue
        lines = file.read_bytes().decode("utf-8", "replace").split("\n")
        assert 1 <= finding.line <= len(lines) + 1, finding
        if finding.line <= len(lines):
            assert 1 <= finding.column <= len(lines[finding.line - 1]) + 2, finding


@given(raw=st.binary(max_size=400))
def test_どんなバイト列でも指摘か文字列になる(raw: bytes) -> None:
    text, faults = decode(raw, "policy_data/site.yml")
    assert (text is None) == bool(faults)


@given(text=st.text(max_size=200))
def test_どんな文字列でも木か指摘になる(text: str) -> None:
    try:
        node, _ = parse_nodes(text, "policy_data/site.yml")
    except FaultError:
        return
    if node is not None:
        flat = Flat()
        flatten(node, (), flat)
        assert all(place.line >= 1 and place.column >= 1 for place in flat.values.values())


@given(data=st.data(), file=st.sampled_from(FILES))
def test_壊れかけのファイルは場所のある指摘になる(copied: Path, data: st.DataObject, file: Path) -> None:
    target = copied / "policy_data" / file.relative_to(DATA)
    original = target.read_bytes()
    try:
        target.write_bytes(data.draw(broken_yaml(original.decode())).encode("utf-8", "surrogatepass"))
        loaded = load_policy_data(copied)
        assert (loaded.policy is None) == bool(loaded.findings)
        assert_places_exist(loaded.findings, copied)
    finally:
        target.write_bytes(original)


@given(data=st.data(), file=st.sampled_from(FILES))
def test_バイトの壊れたファイルは場所のある指摘になる(copied: Path, data: st.DataObject, file: Path) -> None:
    target = copied / "policy_data" / file.relative_to(DATA)
    original = target.read_bytes()
    at = data.draw(st.integers(0, len(original)))
    put = data.draw(st.binary(max_size=6))
    try:
        target.write_bytes(original[:at] + put + original[at + data.draw(st.integers(0, 6)) :])
        loaded = load_policy_data(copied)
        assert (loaded.policy is None) == bool(loaded.findings)
        assert_places_exist(loaded.findings, copied)
    finally:
        target.write_bytes(original)


@given(data=plain_data(), part=st.sampled_from(sorted(TYPES)))
def test_どんな形のデータも型か指摘になる(data: object, part: str) -> None:
    value, faults = parse_part(part, data, (part,), SourceMap())
    assert (value is None) == bool(faults)
    for fault in faults:
        assert finding_of(fault).message.ja


def paths_of(data: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Every path in plain data."""
    inner: Iterable[tuple[str | int, object]] = ()
    if isinstance(data, dict):
        inner = data.items()
    elif isinstance(data, list):
        inner = enumerate(data)
    return [path, *(below for key, child in inner for below in paths_of(child, (*path, key)))]


def put_at(data: object, path: tuple[str | int, ...], value: object) -> object:
    """Plain data with another value at a path."""
    if not path:
        return value
    first, rest = path[0], path[1:]
    if isinstance(data, dict):
        return {**data, first: put_at(data[first], rest, value)}
    assert isinstance(data, list)
    return [put_at(child, rest, value) if index == first else child for index, child in enumerate(data)]


@given(data=st.data(), file=st.sampled_from([file for file in FILES if file.parent.name == "policy"]))
def test_本物の章のどこに何を置いても型か指摘になる(data: st.DataObject, file: Path) -> None:
    node, _ = parse_nodes(file.read_text("utf-8"), file.name)
    assert node is not None
    flat = Flat()
    section = flatten(node, ("policy", 0), flat)
    path = data.draw(st.sampled_from(paths_of(section)))
    spoiled = put_at(section, path, data.draw(plain_data()))
    source = SourceMap(flat.values, flat.keys, flat.names, flat.starts)
    value, faults = parse_part("policy", spoiled, ("policy", 0), source)
    assert (value is None) == bool(faults)
    for fault in faults:
        assert finding_of(fault).message.en

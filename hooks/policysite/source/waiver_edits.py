"""Waivers written in place: values go into the entry that stands, a new one to the end, and comments stay."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

import yaml

from policysite.domain.waivers import Waiver
from policysite.source.nodes import LOADER
from policysite.source.scalar_edits import EditError


def with_waiver(text: str, waiver: Waiver, stands: bool) -> str:
    """The file with a waiver: its values renewed where it `stands`, else added whole.

    Raises EditError where the result would not read back as intended.
    """
    before = _entries(text)
    if stands:
        result = _renewed(text, waiver)
        wanted = [
            {**entry, "values": list(waiver.values or ())} if _names(entry, waiver) else entry for entry in before
        ]
    else:
        result = _extended(text, waiver, empty=not before)
        wanted = [*before, yaml.load(_entry(waiver), Loader=yaml.BaseLoader)[0]]
    if _entries(result) != wanted:
        raise EditError("exceptions.yml: 書き換えた結果を読み戻せません / does not read back as intended")
    return result


def _entries(text: str) -> list[dict[str, object]]:
    return yaml.load(text, Loader=yaml.BaseLoader) or []


def _names(entry: dict[str, object], waiver: Waiver) -> bool:
    return (entry.get("rule"), entry.get("target")) == (waiver.rule, waiver.target)


def _renewed(text: str, waiver: Waiver) -> str:
    root = yaml.compose(text, Loader=LOADER)
    written = f"values: {_list(waiver.values or ())}"
    for node in root.value if isinstance(root, yaml.SequenceNode) else ():
        parts = {key.value: (key, value) for key, value in node.value}
        if (parts["rule"][1].value, parts["target"][1].value) != (waiver.rule, waiver.target):
            continue
        if "values" in parts:
            key, value = parts["values"]
            last = value if value.flow_style or not value.value else value.value[-1]
            return text[: _at(text, key.start_mark)] + written + text[_at(text, last.end_mark) :]
        end = _at(text, parts["target"][1].end_mark)
        gap = ", " if node.flow_style else "\n" + " " * parts["rule"][0].start_mark.column
        return text[:end] + gap + written + text[end:]
    raise EditError("exceptions.yml: 例外が見つかりません / no such waiver")


def _extended(text: str, waiver: Waiver, empty: bool) -> str:
    kept = "\n".join(line for line in text.split("\n") if not (empty and line.strip() == "[]")).rstrip("\n")
    return (f"{kept}\n" if kept else "") + _entry(waiver)


def _entry(waiver: Waiver) -> str:
    lines = (
        f"- rule: {waiver.rule}",
        f"  target: {_scalar(waiver.target)}",
        f"  values: {_list(waiver.values or ())}",
        "  reason:",
        f"    ja: {_scalar(waiver.reason.ja)}",
        f"    en: {_scalar(waiver.reason.en)}",
        f"  approver: {_scalar(waiver.approver)}",
        f"  review_by: {_day(waiver.review_by)}",
    )
    return "".join(f"{line}\n" for line in lines)


def _list(values: Sequence[str]) -> str:
    return f"[{', '.join(map(_scalar, values))}]"


def _scalar(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def _day(day: date) -> str:
    return day.isoformat()


def _at(text: str, mark: yaml.Mark) -> int:
    lines = text.split("\n")
    return sum(len(line) + 1 for line in lines[: mark.line]) + mark.column

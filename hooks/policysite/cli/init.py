"""`policysite init DIR`: the first data of a new company, in order but for its open questions."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import Any

from policysite.assemble.project_inputs import project_inputs
from policysite.assemble.starting import DATA, FactsRefusedError, start_project
from policysite.assemble.storage.outputs import OutputRefusedError, refuse_inside
from policysite.cli.arguments import add_language, add_today, day_of
from policysite.cli.check import print_findings
from policysite.cli.output import complain, say
from policysite.domain.speaker import OrganizationKind
from policysite.domain.starting import StartingFacts
from policysite.domain.text import Text

_ASKED = {
    "name": Text(ja="名称（例：株式会社見本、医療法人見本会）", en="name as registered"),
    "name_en": Text(ja="英語の商号（例：Mihon K.K.）", en="name in English"),
    "kind": Text(ja=f"組織の種類（{'、'.join(OrganizationKind)}。空なら company）", en="kind of organisation"),
    "short_name": Text(ja="本文での呼び方（例：当社、当院。空なら種類から）", en="what it calls itself, in Japanese"),
    "short_name_en": Text(ja="英語の本文での呼び方（例：the Company、we）", en="what it calls itself, in English"),
    "postal_code": Text(ja="郵便番号（例：100-0005）", en="postal code"),
    "address": Text(ja="本店の住所", en="address in Japanese"),
    "address_en": Text(ja="英語の住所", en="address in English"),
    "site": Text(ja="公開するサイトのアドレス（例：https://privacy.example.co.jp/）", en="address of the site"),
    "representative": Text(ja="代表者の氏名（分からなければ空）", en="representative, in Japanese (may be empty)"),
    "representative_en": Text(ja="代表者の氏名（英語）", en="representative, in English"),
    "representative_title": Text(ja="代表者の役職（空なら種類から）", en="title of the representative, in Japanese"),
    "representative_title_en": Text(ja="代表者の役職（英語）", en="title of the representative, in English"),
    "phone": Text(ja="窓口の電話番号（なければ空）", en="phone of the desk (may be empty)"),
    "email": Text(ja="窓口のメールアドレス（なければ空）", en="e-mail of the desk (may be empty)"),
}
_REQUIRED = ("name", "name_en", "postal_code", "address", "address_en", "site")


def register(commands: Any) -> None:
    """Adds the command."""
    parser: argparse.ArgumentParser = commands.add_parser("init", help="新しいデータを作る / start a new policy")
    parser.add_argument("folder", type=Path, metavar="DIR", help="policy_data/ を作る場所 / where it is written")
    for name, words in _ASKED.items():
        parser.add_argument(f"--{name.replace('_', '-')}", dest=name, help=f"{words.ja} / {words.en}")
    parser.add_argument("--by", default="", metavar="NAME", help="未決事項を記録する人 / who records the questions")
    add_language(parser)
    add_today(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """0 written · 1 the facts are not in order · 2 a fact is missing, or policy_data/ is there already."""
    refuse_inside(options.folder, project_inputs(options.folder, options.folder))
    if os.path.lexists(options.folder / DATA):
        raise OutputRefusedError(options.folder / DATA, "すでにある", "exists already")
    given = {name: _given(options, name) for name in _ASKED}
    if given["kind"] and given["kind"] not in list(OrganizationKind):
        kinds = ", ".join(OrganizationKind)
        return _usage(Text(ja=f"--kind は次のどれかです：{kinds}", en=f"--kind is one of {kinds}"), options.lang)
    missing = [f"--{name.replace('_', '-')}" for name in _REQUIRED if not given[name]]
    if missing:
        words = Text(ja=f"足りない項目：{'、'.join(missing)}", en=f"missing: {', '.join(missing)}")
        return _usage(words, options.lang)
    texts = {name: value for name, value in given.items() if value and name != "kind"}
    facts = StartingFacts(**texts, kind=OrganizationKind(given["kind"] or OrganizationKind.COMPANY))
    try:
        questions = start_project(options.folder, facts, options.by or facts.name, day_of(options))
    except FactsRefusedError as error:
        print_findings(error.findings, "text", options.lang, waived=False)
        return 1
    say(str(options.folder / DATA))
    for question in questions:
        say(f"  {question.rule} {question.target}: {question.reason.in_language(options.lang)}")
    return 0


def _given(options: argparse.Namespace, name: str) -> str:
    """A fact from the command line, or asked for where somebody sits at the keyboard."""
    value: str | None = getattr(options, name)
    if value is None and sys.stdin.isatty():
        value = input(f"{_ASKED[name].in_language(options.lang)}: ")
    return (value or "").strip()


def _usage(words: Text, language: str) -> int:
    complain(words.ja if language == "ja" else words.en)
    return 2

"""`policysite translations`: what is to translate, out to a translator and back."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from policysite.assemble.inspection import Inspection, inspect_project
from policysite.assemble.project_inputs import project_inputs
from policysite.assemble.storage.outputs import write_output
from policysite.assemble.translations.work import (
    FORMATS,
    NotLoadedError,
    confirm_units,
    exchange_units,
    import_exchange,
    render_exchange,
    texts_of,
)
from policysite.cli.arguments import add_language, add_root, add_today, day_of
from policysite.cli.check import print_findings
from policysite.cli.output import complain, say
from policysite.domain.exchange import LARGEST, RefusedFileError
from policysite.domain.text import Text
from policysite.domain.translations import Freshness
from policysite.rendering.exchange import DamagedFileError
from policysite.source.reading import read_regular
from policysite.source.scalar_edits import EditError

_STATES = {
    Freshness.STALE: Text(ja="日本語が変更", en="stale"),
    Freshness.MISSING: Text(ja="訳なし", en="missing"),
    Freshness.CONFIRMED: Text(ja="確認済み", en="confirmed"),
    Freshness.CURRENT: Text(ja="最新", en="current"),
}
_NOTHING = Text(ja="翻訳することはありません", en="nothing is to translate")
_FORMAT = Text(ja="ファイル名の終わりは .xlf か .xlsx にする", en="the file name must end in .xlf or .xlsx")
_REFUSED = Text(ja="読み込みませんでした。データは変わっていません", en="refused; no data was changed")


def register(commands: Any) -> None:
    """Adds the command with its four parts."""
    parser: argparse.ArgumentParser = commands.add_parser("translations", help="翻訳の状態と受け渡し / translations")
    parts = parser.add_subparsers(dest="part", required=True, metavar="PART")
    status = _part(parts, "status", "翻訳の状態 / what is missing, stale or confirmed", _status)
    status.add_argument("--all", action="store_true", help="最新の文も表示する / list current texts too")
    export = _part(parts, "export", "翻訳者に渡すファイルを書き出す / write a file for translators", _export)
    export.add_argument("--out", type=Path, required=True, metavar="FILE", help=".xlf（XLIFF 2.0）か .xlsx")
    export.add_argument("--all", action="store_true", help="全ての文を書き出す / every text")
    bring = _part(parts, "import", "翻訳者から戻ったファイルを読み込む / take a returned file in", _import)
    bring.add_argument("file", type=Path, metavar="FILE")
    confirm = _part(parts, "confirm", "今の英訳のままでよいと記録する / record that the English holds", _confirm)
    confirm.add_argument("units", nargs="+", metavar="UNIT", help="status が示す文の場所 / as status shows them")
    for part in (bring, confirm):
        part.add_argument("--by", required=True, metavar="NAME", help="確認した人 / who looked at it")


def _part(
    parts: Any, name: str, help_text: str, run: Callable[[argparse.Namespace, Inspection], int]
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = parts.add_parser(name, help=help_text)
    add_root(parser)
    add_language(parser)
    add_today(parser)
    parser.set_defaults(run=lambda options: _guarded(options, run))
    return parser


def _guarded(options: argparse.Namespace, run: Callable[[argparse.Namespace, Inspection], int]) -> int:
    """Data that does not load has no translations: its findings are shown instead (exit 1)."""
    inspection = inspect_project(options.root, day_of(options))
    try:
        return run(options, inspection)
    except NotLoadedError:
        print_findings(inspection.findings, "text", options.lang, waived=False)
        return 1


def _status(options: argparse.Namespace, inspection: Inspection) -> int:
    """0 nothing to do · 1 something is missing or stale."""
    units = texts_of(inspection)
    for unit in units:
        if options.all or unit.freshness is not Freshness.CURRENT:
            since = f" ({unit.since})" if unit.since else ""
            say(f"{_STATES[unit.freshness].in_language(options.lang)}{since}  {unit.key}")
            if unit.freshness is Freshness.STALE:
                say(f"    - {unit.made_from}\n    + {unit.text.ja}\n    = {unit.text.en}")
    counts = {state: sum(unit.freshness is state for unit in units) for state in Freshness}
    say("  ".join(f"{_STATES[state].in_language(options.lang)}: {count}" for state, count in counts.items()))
    return 1 if any(unit.pending for unit in units) else 0


def _export(options: argparse.Namespace, inspection: Inspection) -> int:
    """0 written, or nothing to write · 2 the name ends in no known format, or the file may not be written."""
    if options.out.suffix not in FORMATS:
        return _usage(_FORMAT, options.lang)
    units = exchange_units(inspection, options.all)
    if not units:
        say(_NOTHING.in_language(options.lang))
        return 0
    write_output(options.out, render_exchange(units, options.out.suffix), project_inputs(options.root, options.out))
    say(f"{options.out}: {len(units)}")
    return 0


def _import(options: argparse.Namespace, inspection: Inspection) -> int:
    """0 taken over · 1 refused whole · 2 no such file or format."""
    if options.file.suffix not in FORMATS:
        return _usage(_FORMAT, options.lang)
    content = read_regular(options.file, LARGEST)
    try:
        accepted = import_exchange(inspection, content, options.file.suffix, options.by)
    except DamagedFileError as error:
        return _refused([f"{options.file}: {error.reason.in_language(options.lang)}"], options.lang)
    except RefusedFileError as error:
        reasons = [f"{refusal.where}: {refusal.reason.in_language(options.lang)}" for refusal in error.refusals]
        return _refused(reasons, options.lang)
    except EditError as error:
        return _refused([f"{options.file}: {error}"], options.lang)
    words = Text(
        ja=f"訳文 {len(accepted.texts)} 件を変更、{len(accepted.confirmed)} 件を確認済みにしました",
        en=f"{len(accepted.texts)} texts changed, {len(accepted.confirmed)} confirmed",
    )
    say(words.in_language(options.lang))
    return 0


def _confirm(options: argparse.Namespace, inspection: Inspection) -> int:
    """0 recorded · 1 a name is no text with something to confirm."""
    unknown = confirm_units(inspection, options.units, options.by)
    ja, en = "確認の要る文ではありません", "has nothing to confirm"
    return _refused([f"{key}: {ja if options.lang == 'ja' else en}" for key in unknown], options.lang) if unknown else 0


def _refused(reasons: Iterable[str], language: str) -> int:
    for reason in reasons:
        complain(reason)
    complain(_REFUSED.ja if language == "ja" else _REFUSED.en)
    return 1


def _usage(words: Text, language: str) -> int:
    complain(words.ja if language == "ja" else words.en)
    return 2

"""翻訳者から戻ったファイル：文でないもの、英語でないもの、大きすぎるものは、セルを示して丸ごと断る。"""

from __future__ import annotations

import datetime
import io
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from legal.test_translations import LEAD, NEW_JA, OLD_EN, edit_xliff, freeze_draft, inspect, replace_in, snapshot, state
from policysite.assemble.inspection import Inspection
from policysite.assemble.translations.work import exchange_units, import_exchange, render_exchange, texts_of
from policysite.cli import main
from policysite.domain.english import not_english
from policysite.domain.exchange import LONGEST, RefusedFileError
from policysite.domain.translations import Freshness
from policysite.rendering.exchange import DamagedFileError, returned_workbook

OLD_LEAD = "当社は、次のとおり個人情報を共同して利用します。"


@pytest.fixture
def released(tmp_path: Path, repository: Path) -> Path:
    """The small base with one release, and one Japanese sentence that has changed since."""
    root = tmp_path / "project"
    shutil.copytree(repository / "tests/legal/base", root)
    freeze_draft(root, datetime.date(2026, 1, 1))
    replace_in(root, "policy/02-joint-use.yml", OLD_LEAD, NEW_JA)
    return root


def exported(inspection: Inspection, suffix: str) -> bytes:
    units = exchange_units(inspection, everything=True)
    return render_exchange(units, suffix)


def bring(root: Path, content: bytes, suffix: str = ".xlsx") -> Any:
    return import_exchange(inspect(root), content, suffix, "翻訳 花子")


class Book:
    """A returned workbook in which cells of the row of LEAD were changed."""

    def __init__(self, root: Path) -> None:
        self.book = load_workbook(io.BytesIO(exported(inspect(root), ".xlsx")))
        self.sheet = self.book.active
        self.row = next(row[0].row for row in self.sheet.iter_rows() if row[0].value == LEAD)

    def content(self) -> bytes:
        out = io.BytesIO()
        self.book.save(out)
        return out.getvalue()


def reasons(root: Path, content: bytes, suffix: str = ".xlsx") -> list[str]:
    """Why a file is refused; nothing at all was changed."""
    before = snapshot(root)
    with pytest.raises(RefusedFileError) as refused:
        bring(root, content, suffix)
    assert snapshot(root) == before
    return [f"{refusal.where}: {refusal.reason.ja}" for refusal in refused.value.refusals]


@pytest.mark.parametrize(
    ("value", "kind", "reason"),
    [
        ('=HYPERLINK("https://evil.example","x")', None, "数式です。文を値として書く"),
        ("=F3", None, "数式です。文を値として書く"),
        ("#REF!", "e", "Excel のエラー（#REF!）です。文を書く"),
        ("#REF!", "s", "Excel のエラー（#REF!）です。文を書く"),
        ("#N/A", "e", "Excel のエラー（#N/A）です。文を書く"),
        ('=HYPERLINK("https://evil.example","x")', "s", "表計算の数式やエラーが訳文に入っています"),
        ("=$F$3", "s", "表計算の数式やエラーが訳文に入っています"),
        ("It is #REF! now.", "s", "表計算の数式やエラーが訳文に入っています"),
        ("Line one_x000D_line two", "s", "表計算の数式やエラーが訳文に入っています"),
        (datetime.datetime(2026, 4, 1), None, "Excel が日時に変えています。セルを文字列にして書き直す"),
        (1.5, None, "Excel が小数に変えています。セルを文字列にして書き直す"),
        (True, None, "Excel がTRUE か FALSEに変えています。セルを文字列にして書き直す"),
        ("個人データを共同して利用します。", None, "英語の欄に日本語が入っています"),
        ("We use 個人の情報 jointly as follows here.", None, "英語の欄に、元の文にない日本語「個人の情報」があります"),
        ("Мы используем данные.", None, "英語の文字ではない「М」（U+041C）があります"),
        ("The Compаny jointly uses data.", None, "英語の文字ではない「а」（U+0430）があります"),
        ("우리는 데이터를 사용합니다.", None, "英語の文字ではない「우」（U+C6B0）があります"),
        ("Nous utilisons vos données avec les sociétés du groupe.", None, "英語ではなくフランス語のようです"),
        ("Wir nutzen die Daten gemeinsam mit den Gesellschaften.", None, "英語ではなくドイツ語のようです"),
        ("Tosha wa kojin deta wo tsugi no tori ni riyo shimasu.", None, "英語ではなくローマ字の日本語のようです"),
        ("x" * (LONGEST + 1), None, f"訳文が長すぎます（{LONGEST + 1:,} 字、上限 {LONGEST:,} 字）"),
        ("Line\nbreak.", None, "訳文に改行や見えない文字があります"),
        ("", None, "訳文が空です"),
    ],
)
def test_文でないセルは場所を示して断る(released: Path, value: Any, kind: str | None, reason: str) -> None:
    book = Book(released)
    cell = book.sheet.cell(book.row, 6)
    cell.value = value
    if kind:
        cell.data_type = kind
    assert reasons(released, book.content()) == [f"翻訳!F{book.row} {LEAD}: {reason}"]


def test_どの欄の誤りもすべて出る(released: Path) -> None:
    book = Book(released)
    for row, value in ((2, "=A1"), (3, "#REF!"), (4, "x" * 20_000)):
        book.sheet.cell(row, 6).value = value
    said = reasons(released, book.content())
    assert [one.split()[0] for one in said] == ["翻訳!F2", "翻訳!F3"]


@pytest.mark.parametrize(
    "text", ["Nous utilisons vos données avec les sociétés du groupe.", "日本語です。", "x" * 20_000]
)
def test_XLIFFの訳文も同じに断る(released: Path, text: str) -> None:
    content = edit_xliff(exported(inspect(released), ".xlf"), OLD_EN, text)
    (said,) = reasons(released, content, ".xlf")
    assert said.startswith("unit u")
    assert LEAD in said


@pytest.mark.parametrize(
    ("english", "japanese"),
    [
        ("name, address, telephone number, e-mail address", "氏名、住所"),
        ("Sakura Hotel no Mori K.K.", "株式会社さくらの森ホテル"),
        ("髙林 稜", "髙林 稜"),
        ("Company name: 株式会社nanopet (nanopet K.K.)", "商号：株式会社nanopet"),
        ("The café in São Paulo of Société Générale and Müller GmbH", "サンパウロの喫茶店"),
        ("Head of El Camino de la Costa Office", "事務所長"),
        ("Requests under Article 33(1) of the Act", "法33条1項の請求"),
        ("The unit is μg.", "単位は μg です。"),
        ("S.A. de C.V.", "会社"),
    ],
)
def test_英語の文は断らない(english: str, japanese: str) -> None:
    assert not_english(english, japanese) is None


@pytest.mark.parametrize("repository_text", ["policy_data", "samples/full/policy_data"])
def test_公開しているどの英文も英語と分かる(repository: Path, repository_text: str) -> None:
    units = texts_of(inspect((repository / repository_text).parent))
    assert [unit.key for unit in units if not_english(unit.text.en, unit.text.ja)] == []


@pytest.mark.parametrize("mark", ["はい", "ok", "OK", "ＯＫ", "●", "○", "〇", "✓", "レ", "v", "y", "済", "1", True])
def test_そのままでよい印(released: Path, mark: Any) -> None:
    book = Book(released)
    book.sheet.cell(book.row, 7).value = mark
    bring(released, book.content())
    assert state(released) is Freshness.CONFIRMED


@pytest.mark.parametrize("mark", ["", "いいえ", "no", "-", 0, False])
def test_そのままではない印(released: Path, mark: Any) -> None:
    book = Book(released)
    book.sheet.cell(book.row, 7).value = mark
    bring(released, book.content())
    assert state(released) is Freshness.STALE


@pytest.mark.parametrize("mark", ["x", "×", "たぶん", "OK?"])
def test_どちらとも取れる印は尋ねる(released: Path, mark: str) -> None:
    book = Book(released)
    book.sheet.cell(book.row, 7).value = mark
    (said,) = reasons(released, book.content())
    assert said.startswith(f"翻訳!G{book.row} {LEAD}: 「{mark}」では、今の英語のままでよいのか分かりません。")


@pytest.mark.parametrize("place", [0, 1])
def test_メモのシートがあっても訳文のシートを読む(released: Path, place: int) -> None:
    book = Book(released)
    memo = book.book.create_sheet("メモ", place)
    memo["A1"] = "ここはメモです"
    book.book.active = place
    book.sheet.cell(book.row, 6).value = "The Company jointly uses personal data as follows."
    assert len(bring(released, book.content()).texts) == 1


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda book: book.sheet.cell(1, 6).__setattr__("value", "English"), "翻訳!F1 は「英語（ここを直す）」でした"),
        (lambda book: book.sheet.delete_rows(1), "訳文の見出しの行があるシートがありません（「翻訳」）"),
        (lambda book: book.book.copy_worksheet(book.sheet), "訳文のシートが二つあります（「翻訳」「翻訳 Copy」）"),
    ],
)
def test_シートが分からないときは名を挙げて断る(released: Path, change: Any, reason: str) -> None:
    book = Book(released)
    change(book)
    with pytest.raises(DamagedFileError) as damaged:
        bring(released, book.content())
    assert reason in damaged.value.reason.ja


def rezipped(content: bytes, name: str, change: Any) -> bytes:
    """A workbook in which one part is another."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            new.writestr(entry, change(old.read(entry)) if entry == name else old.read(entry))
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("part", "change", "reason"),
    [
        (SHEET, lambda _: b" " * 2_000_000, "展開すると大きすぎるファイルです"),
        (SHEET, lambda _: b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "DOCTYPE のあるファイルは読み込みません"),
        (SHEET, lambda _: b"<worksheet", "Excel のファイルとして読めません"),
        (SHEET, lambda _: b"<a>" * 20_000 + b"</a>" * 20_000, ""),
        ("xl/workbook.xml", lambda _: b"<workbook/>", ""),
        ("[Content_Types].xml", lambda _: b"", "Excel のファイルとして読めません"),
        (
            SHEET,
            lambda raw: raw.replace(b'<row r="3"', b'<row r="9000000"').replace(b'"A3"', b'"A9000000"'),
            "シート「翻訳」の行が多すぎます",
        ),
    ],
)
def test_仕組んだワークブックも言葉で断る(
    released: Path, part: str, change: Any, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(returned_workbook, "_MAX_UNPACKED", 1_000_000)
    content = rezipped(exported(inspect(released), ".xlsx"), part, change)
    before = snapshot(released)
    with pytest.raises((DamagedFileError, RefusedFileError)) as refused:
        bring(released, content)
    assert snapshot(released) == before
    if reason:
        assert isinstance(refused.value, DamagedFileError)
        assert refused.value.reason.ja == reason


def test_二万重の印は断る(released: Path) -> None:
    content = exported(inspect(released), ".xlf")
    nested = '<mrk id="m">' * 20_000 + "x" + "</mrk>" * 20_000
    with pytest.raises(DamagedFileError, match="nested more than 32 deep"):
        bring(released, content.replace(OLD_EN.encode(), nested.encode()), ".xlf")


def test_三十重の印は読む(released: Path) -> None:
    content = exported(inspect(released), ".xlf")
    nested = '<mrk id="m">' * 30 + OLD_EN[:5] + "</mrk>" * 30 + OLD_EN[5:]
    assert bring(released, content.replace(OLD_EN.encode(), nested.encode()), ".xlf").texts == {}


def test_合わせてファイルが大きくなりすぎる訳文は断る(released: Path, tmp_path: Path, capsys: Any) -> None:
    data = released / "policy_data/policy/02-joint-use.yml"
    data.write_text(data.read_text("utf-8") + "# " + "x" * (999_000 - data.stat().st_size) + "\n", encoding="utf-8")
    file = tmp_path / "work.xlf"
    text = "The Company says again that it jointly uses personal data. " * 100
    file.write_bytes(edit_xliff(exported(inspect(released), ".xlf"), OLD_EN, text.strip()))
    before = snapshot(released)
    assert main(["translations", "import", str(file), "--by", "x", "--root", str(released)]) == 1
    assert "大きくなりすぎます" in capsys.readouterr().err
    assert snapshot(released) == before

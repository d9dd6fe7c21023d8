"""The published policy against the company's own text: nothing more, nothing less, in its order, under its labels."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from policysite.composition.compose import compose
from policysite.composition.document import Block, Document, Node, Note, Rows, Table
from policysite.domain.model import PolicyData, walk_texts
from policysite.domain.sections import RequestsSection
from policysite.domain.text import Language
from policysite.source.loading import load_policy_data

from .cleaning import CLEANED, IDEOGRAPHS, RAW, clean

ROOT = Path(__file__).parents[2]
RADICALS = re.compile("[\u2e80-\u2fdf]")
TEXT_FILES = {".yml", ".json", ".md", ".html", ".css", ".js", ".txt"}
JAPANESE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")


@cache
def policy() -> PolicyData:
    loaded = load_policy_data(ROOT)
    assert loaded.policy, loaded.findings
    return loaded.policy


def document(language: Language) -> Document:
    composition = compose(policy(), language)
    assert composition.unresolved == ()
    return composition.document


def lines(composed: Document) -> list[str]:
    """The document as the source writes it: a label, then the words behind it, then what stands below."""
    return [composed.title, *(line for section in composed.sections for line in node_lines(section))]


def node_lines(node: Node) -> Iterator[str]:
    own = [node.heading_text] if node.heading else []
    own += [line for block in node.blocks for line in block_lines(block)]
    yield node.number + own[0]
    yield from own[1:]
    for child in node.children:
        yield from node_lines(child)
    for block in node.closing:
        yield from block_lines(block)


def block_lines(block: Block) -> list[str]:
    assert not isinstance(block, Table), "the source has no table"
    if isinstance(block, Rows):
        return [f"{row.label}：{row.text}" for row in block.rows]
    return [f"※{block.text}" if isinstance(block, Note) else block.text]


def written_by_legal() -> list[str]:
    """Every data file but the forms, whose wording is not the policy's, the frozen releases, and the questions
    to the company, which quote."""
    folder = ROOT / "policy_data"
    files = [
        *(file for file in folder.glob("*.yml") if file.name != "exceptions.yml"),
        *folder.glob("registers/*.yml"),
        *folder.glob("policy/*.yml"),
    ]
    return [path.read_text(encoding="utf-8") for path in sorted(files)]


def without_space(text: str) -> str:
    return re.sub(r"\s", "", text)


def source_lines() -> list[str]:
    return [without_space(line) for line in CLEANED.read_text(encoding="utf-8").splitlines() if line]


class Test整えた原文:
    def test_控えは整える手順の結果と同じである(self) -> None:
        assert CLEANED.read_text(encoding="utf-8") == clean(RAW.read_text(encoding="utf-8"))

    def test_部首の符号と異体字のほかは一字も変わらない(self) -> None:
        raw, cleaned = (without_space(path.read_text(encoding="utf-8")) for path in (RAW, CLEANED))
        changed = {(old, new) for old, new in zip(raw, cleaned, strict=True) if old != new}
        assert changed == {*IDEOGRAPHS.items(), ("･", "・"), ("樣", "様")}

    @pytest.mark.parametrize("radical", [code for code in IDEOGRAPHS if code >= "\u2f00"])
    def test_部首は同じ字の漢字に直る(self, radical: str) -> None:
        assert unicodedata.normalize("NFKC", radical) == IDEOGRAPHS[radical]

    def test_表にない部首は通さない(self) -> None:
        with pytest.raises(ValueError, match=r"U\+2FD5 at character 2"):
            clean("日本\u2fd5")


class Test日本語:
    def test_原文と一字一句同じで同じ順に並び同じ番号が付く(self) -> None:
        assert [without_space(line) for line in lines(document("ja"))] == source_lines()

    def test_部首の符号がどこにもない(self) -> None:
        written = [path for path in (ROOT / "policy_data").rglob("*.yml") if RADICALS.search(path.read_text("utf-8"))]
        assert written == []
        assert not RADICALS.search("".join(lines(document("ja"))))

    def test_章と条項の数は原文のとおりである(self) -> None:
        levels = [node.level for node in document("ja").walk()]
        assert [levels.count(level) for level in (0, 1, 2)] == [10, 23, 45]


class Test英語:
    def test_条項とアンカーは日本語と同じである(self) -> None:
        japanese, english = ([(n.anchor, n.number) for n in document(lang).walk()] for lang in ("ja", "en"))
        assert english == japanese

    def test_段落と注記の数は日本語と同じである(self) -> None:
        japanese, english = ([len(list(n.texts())) for n in document(lang).walk()] for lang in ("ja", "en"))
        assert english == japanese

    def test_日本語の文字は読みの分からない氏名だけである(self) -> None:
        given = {c.representative.name.ja for c in policy().company.group if c.representative}
        assert given == {"髙林 稜"}
        english = [text for node in document("en").walk() for text in node.texts()]
        beside = (policy().registers, policy().site, policy().company, policy().notices)
        english += [text.en for part in beside for _, text in walk_texts(part)]
        left = {text for text in english for name in given if JAPANESE.search(text.replace(name, ""))}
        assert left == set()


class Test一度だけ書く:
    @pytest.mark.parametrize("language", ["ja", "en"])
    def test_手数料を一か所で変えると四か所とも変わる(self, language: Language) -> None:
        old = policy()
        sections = tuple(
            replace(section, fee=replace(section.fee, amount=1200))
            if isinstance(section, RequestsSection) and section.fee
            else section
            for section in old.policy
        )
        text = "\n".join(lines(compose(replace(old, policy=sections), language).document))
        assert (text.count("1,200"), text.count("800")) == (4, 0)

    @pytest.mark.parametrize(
        "fact",
        [
            "株式会社nanopet",
            "株式会社マイクロバブル・ジャパン",
            "東京都渋谷区神宮前6-12-18 WeWorkアイスバーグ",
            "代表取締役",
            "03-6427-2662",
            "個人情報取扱事務局",
            "ご利用履歴等",
            "運転免許証の写し",
            "800",
        ],
    )
    def test_事実はデータの一か所にだけある(self, fact: str) -> None:
        assert sum(text.count(fact) for text in written_by_legal()) == 1


@pytest.mark.parametrize("folder", ["policy_data", "docs", "overrides", "samples"])
def test_公開するデータに部首の文字はない(repository: Path, folder: str) -> None:
    texts = [file for file in (repository / folder).rglob("*") if file.suffix in TEXT_FILES]
    assert texts
    assert [str(file) for file in texts if RADICALS.search(file.read_text("utf-8"))] == []

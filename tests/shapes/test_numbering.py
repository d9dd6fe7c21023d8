"""Numbers: a closed vocabulary, and no two places that are called alike."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policysite.composition import compose
from policysite.composition.number_patterns import (
    ANNEXES,
    ENGLISH,
    PAIRS,
    SIGNS,
    TAILS,
    UNITS,
    UNNUMBERED,
    fill,
    is_known,
    parse_pattern,
    suggestion,
)
from policysite.composition.numbering import all_spots
from policysite.domain.clauses import Clause
from policysite.domain.model import PolicyData
from policysite.domain.sections import ChapterSection, FreeSection, Section
from policysite.domain.site import Numbering
from policysite.domain.text import LANGUAGES, Language, Text
from policysite.source import load_policy_data

ROOT = Path(__file__).parents[2]
_AROUND = (
    *(("", tail) for tail in TAILS),
    *(PAIRS.items()),
    *(("第", unit) for unit in UNITS),
    *(("附則第", unit) for unit in UNITS),
    *(("【第", f"{unit}】") for unit in UNITS),
    *((name, "") for name in ANNEXES),
    *((f"{name}第", "号") for name in ANNEXES),
    *((f"{word} ", tail) for word in ENGLISH for tail in ("", ".")),
)
PATTERNS = tuple(f"{before}{{{sign}}}{after}" for before, after in _AROUND for sign in SIGNS)


@cache
def minimal() -> PolicyData:
    loaded = load_policy_data(ROOT / "samples" / "minimal")
    assert loaded.policy, loaded.findings
    return loaded.policy


def policy_with(sections: tuple[Section, ...], numbering: Numbering) -> PolicyData:
    """The small sample with other sections and other numbers."""
    return replace(minimal(), policy=sections, site=replace(minimal().site, numbering=numbering))


@pytest.mark.parametrize("language", LANGUAGES)
def test_どの番号の付け方でも同じ番号は二度出ない(language: Language) -> None:
    for pattern in PATTERNS:
        labels = [fill(pattern, position, language) for position in range(1, 151)]
        assert is_known(pattern), pattern
        assert len(set(labels)) == len(labels), pattern
        assert not any(brace in label for label in labels for brace in "{}"), pattern


@pytest.mark.parametrize(
    "written",
    [
        "①",
        "{N}",
        "({N})",
        "{x}",
        "",
        "({n}",
        "{n})(",
        "その{n}",
        "{n}{n}",
        "(1)",
        "{①}a",
        "第{n}",
        "None",
        "・",
        "{ n }",
    ],
)
def test_ほかの書き方はない(written: str) -> None:
    assert not is_known(written)


@pytest.mark.parametrize(
    ("written", "meant"),
    [("①", "{①}"), ("({N})", "({n})"), ("(1)", "({n})"), ("第1条", "第{n}条"), ("（一）", "（{一}）"), ("?", "")],
)
def test_直し方を示す(written: str, meant: str) -> None:
    assert suggestion(written) == meant


@given(st.text(alphabet="{}nNx①1一ア()（）第条.-", max_size=8))
def test_分からない書き方を番号として出さない(written: str) -> None:
    pattern = parse_pattern(written)
    assert (pattern is not None or written in UNNUMBERED) == is_known(written)
    if pattern:
        assert f"{{{pattern.sign}}}" in written
        assert pattern.before + f"{{{pattern.sign}}}" + pattern.after == written


def _clauses(children: st.SearchStrategy[tuple[Clause, ...]]) -> st.SearchStrategy[tuple[Clause, ...]]:
    own = st.sampled_from([None, None, "none", "bullet", "{①}", "{n}", "{a}"])
    clause = st.builds(lambda below, numbering: Clause(id="x", clauses=below, numbering=numbering), children, own)
    return st.lists(clause, max_size=4).map(
        lambda found: tuple(replace(clause, id=f"c{index}") for index, clause in enumerate(found))
    )


_TREES = st.recursive(st.just(()), _clauses, max_leaves=12)
_LEVELS = st.lists(st.sampled_from([*PATTERNS, *UNNUMBERED]), min_size=1, max_size=4).map(tuple)


@given(st.lists(st.tuples(st.booleans(), _TREES), min_size=1, max_size=5), _LEVELS, st.booleans())
def test_どの形でも同じ呼び方は二つない(
    shapes: list[tuple[bool, tuple[Clause, ...]]], levels: tuple[str, ...], restart: bool
) -> None:
    sections: list[Section] = []
    for index, (chapter, clauses) in enumerate(shapes):
        title = Text(ja=f"見出し{index}", en=f"Heading {index}")
        if chapter:
            sections.append(ChapterSection(id=f"chapter{index}", kind="chapter", title=title))
        below = tuple(_renamed(clauses, ""))
        sections.append(FreeSection(id=f"s{index}", kind="free", title=title, clauses=below))
        sections.append(FreeSection(id=f"p{index}", kind="free", within=f"s{index}", clauses=below))
    policy = policy_with(tuple(sections), Numbering(levels=levels, restart=restart))
    for language in LANGUAGES:
        spots = list(all_spots(policy, language))
        cited = [spot.citation for spot in spots]
        if shapes[0][0] or not restart:
            assert len(set(cited)) == len(cited)
        assert len(spots) == sum(1 for _ in compose(policy, language).document.walk())


def _renamed(clauses: tuple[Clause, ...], prefix: str) -> list[Clause]:
    return [
        replace(clause, id=f"{prefix}{index}", clauses=tuple(_renamed(clause.clauses, f"{prefix}{index}-")))
        for index, clause in enumerate(clauses)
    ]


def _chaptered(restart: bool) -> list[tuple[str, str]]:
    def titled(kind: type, section_id: str, **given: object) -> Section:
        title = Text(ja=section_id, en=section_id)
        kinds = {ChapterSection: "chapter", FreeSection: "free"}
        section: Section = kind(id=section_id, kind=kinds[kind], title=title, **given)
        return section

    clauses = (Clause(id="a"), Clause(id="b", numbering="bullet", clauses=(Clause(id="c"), Clause(id="d"))))
    sections = (
        titled(ChapterSection, "general"),
        titled(FreeSection, "one"),
        titled(FreeSection, "two", clauses=clauses),
        titled(ChapterSection, "special"),
        titled(FreeSection, "three"),
        titled(FreeSection, "rules", apart=True),
        titled(FreeSection, "table", appendix=True, apart=True, clauses=(Clause(id="row"),)),
    )
    section = Text(ja="第{n}条", en="Article {n}")
    numbering = Numbering(section=section, levels=("（{n}）", "{①}"), restart=restart)
    return [(spot.number, spot.citation) for spot in all_spots(policy_with(sections, numbering), "ja")]


def test_章の下で条の番号は通しになる() -> None:
    assert _chaptered(restart=False) == [
        ("第1章", "第1章"),
        ("第1条", "第1条"),
        ("第2条", "第2条"),
        ("（1）", "第2条（1）"),
        ("（2）", "第2条（2）"),
        ("・", "第2条（2）の1番目"),
        ("・", "第2条（2）の2番目"),
        ("第2章", "第2章"),
        ("第3条", "第3条"),
        ("第4条", "第4条"),
        ("別表第1", "別表第1"),
        ("（1）", "別表第1（1）"),
    ]


def test_章ごとに条の番号を付け直すと章から呼ぶ() -> None:
    cited = [citation for _, citation in _chaptered(restart=True)]
    assert cited[1:4] == ["第1章第1条", "第1章第2条", "第1章第2条（1）"]
    assert cited[8] == "第2章第1条"


def test_英語では括弧も条も英語の形になる() -> None:
    assert [fill(pattern, 3, "en") for pattern in ("（{n}）", "第{n}条", "{ア}", "（{一}）", "{①}", "別表第{n}")] == [
        "(3)",
        "Article 3",
        "c",
        "(3)",
        "③",
        "Appendix 3",
    ]
    assert [fill("{①}", position, "ja") for position in (20, 21)] == ["⑳", "(21)"]
    assert [fill("{イ}", position, "ja") for position in (1, 2, 3, 25)] == ["イ", "ロ", "ハ", "ヰ"]


@pytest.mark.parametrize(
    ("sign", "signs"),
    [
        ("n", "1 2 3 4 5 6 7 8 9 10 11"),
        ("１", "１ ２ ３ ４ ５ ６ ７ ８ ９ １０ １１"),
        ("一", "一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十 二十一"),
        ("①", "① ② ③ ④ ⑤ ⑥ ⑦ ⑧ ⑨ ⑩ ⑪ ⑫ ⑬ ⑭ ⑮ ⑯ ⑰ ⑱ ⑲ ⑳ (21) (22)"),
        ("A", "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z AA AB"),
        ("a", "a b c d e f g h i j k l m n o p q r s t u v w x y z aa ab"),
        ("I", "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI"),
        ("i", "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi"),
        ("ア", "ア イ ウ エ オ カ キ ク ケ コ サ シ ス セ ソ"),
        ("イ", "イ ロ ハ ニ ホ ヘ ト チ リ ヌ ル ヲ ワ カ ヨ"),
    ],
)
def test_番号の続き方は書き出したとおりである(sign: str, signs: str) -> None:
    assert [fill(f"{{{sign}}}", position, "ja") for position, _ in enumerate(signs.split(), 1)] == signs.split()


@pytest.mark.parametrize(
    ("position", "roman", "kanji"),
    [(40, "xl", "四十"), (44, "xliv", "四十四"), (49, "xlix", "四十九"), (50, "l", "五十"), (90, "xc", "九十"),
     (99, "xcix", "九十九"), (100, "c", "百"), (110, "cx", "百十"), (149, "cxlix", "百四十九"),
     (214, "ccxiv", "二百十四")],
)  # fmt: skip
def test_大きな番号も正しく書く(position: int, roman: str, kanji: str) -> None:
    assert (fill("{i}", position, "ja"), fill("{一}", position, "ja")) == (roman, kanji)
    assert fill("{I}", position, "en") == roman.upper()


@pytest.mark.parametrize(
    ("sign", "english"), [("１", "4"), ("一", "4"), ("ア", "d"), ("イ", "d"), ("i", "iv"), ("①", "④")]
)
def test_英語の番号に日本語の文字を使わない(sign: str, english: str) -> None:
    assert fill(f"{{{sign}}}", 4, "en") == english


@pytest.mark.parametrize("sample", ["minimal", "full"])
def test_中の条項は一つ下の段に立つ(sample: str) -> None:
    """The level is the heading, the indent and the outline: a clause within a clause never stands beside it."""
    policy = load_policy_data(ROOT / "samples" / sample).policy
    assert policy
    nodes = [node for section in compose(policy, "ja").document.sections for node in section.walk()]
    inner = [(node.level, child.level) for node in nodes for child in node.children]
    assert {child - parent for parent, child in inner} == {1}
    assert max(child for _, child in inner) >= 1

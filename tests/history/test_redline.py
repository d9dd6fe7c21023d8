"""The redline of two texts."""

from __future__ import annotations

from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policysite.domain.comparison import Segment, SegmentKind
from policysite.history import redline
from policysite.history.comparison import compared_paragraphs

SAME, REMOVED, ADDED = SegmentKind.SAME, SegmentKind.REMOVED, SegmentKind.ADDED
texts = st.text(alphabet="個人情報のを、。ab 1\n\u3099\U000e0100葛", max_size=40)


def joined(segments: tuple[Segment, ...], left_out: SegmentKind) -> str:
    return "".join(segment.text for segment in segments if segment.kind is not left_out)


@given(texts, texts)
def test_つなぐと両方の文に正確に戻る(old: str, new: str) -> None:
    segments = redline(old, new)
    assert joined(segments, ADDED) == old
    assert joined(segments, REMOVED) == new


@given(
    st.text(alphabet="個人情報の取扱い、。", min_size=1, max_size=60),
    st.integers(min_value=0),
    st.sampled_from("甲乙丙"),
)
def test_一文字の置換えは一文字として示す(text: str, place: int, letter: str) -> None:
    place %= len(text)
    new = text[:place] + letter + text[place + 1 :]
    changed = [segment for segment in redline(text, new) if segment.kind is not SAME]
    assert changed == [Segment(REMOVED, text[place]), Segment(ADDED, letter)]


@given(st.text(alphabet="個人情報の取扱い、。", max_size=60), st.integers(min_value=0), st.sampled_from("甲個、"))
def test_一文字の挿入は一文字として示す(text: str, place: int, letter: str) -> None:
    place %= len(text) + 1
    changed = [s for s in redline(text, text[:place] + letter + text[place:]) if s.kind is not SAME]
    assert changed == [Segment(ADDED, letter)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", ()),
        ("手数料は800円です。", "手数料は900円です。",
         (Segment(SAME, "手数料は"), Segment(REMOVED, "800"), Segment(ADDED, "900"), Segment(SAME, "円です。"))),
        ("1,000円", "1,500円", (Segment(REMOVED, "1,000"), Segment(ADDED, "1,500"), Segment(SAME, "円"))),
        ("電話03-6427-2662", "電話03-6427-2663",
         (Segment(SAME, "電話"), Segment(REMOVED, "03-6427-2662"), Segment(ADDED, "03-6427-2663"))),
        ("2025年3月1日から", "2026年4月2日から",
         (Segment(REMOVED, "2025年3月1"), Segment(ADDED, "2026年4月2"), Segment(SAME, "日から"))),
        ("We notify customers.", "We inform customers.",
         (Segment(SAME, "We "), Segment(REMOVED, "notify"), Segment(ADDED, "inform"), Segment(SAME, " customers."))),
        ("葛\U000e0100城", "葛城", (Segment(REMOVED, "葛\U000e0100"), Segment(ADDED, "葛"), Segment(SAME, "城"))),
        ("お客様に通知します。", "ウェブサイトで公表します。",
         (Segment(REMOVED, "お客様に通知"), Segment(ADDED, "ウェブサイトで公表"), Segment(SAME, "します。"))),
    ],
)  # fmt: skip
def test_対照の示し方(old: str, new: str, expected: tuple[Segment, ...]) -> None:
    assert redline(old, new) == expected


@given(texts, texts)
def test_変更に挟まれた短い一致は変更のうちに含める(old: str, new: str) -> None:
    sizes: list[tuple[bool, int]] = []
    for same, group in groupby(redline(old, new), key=lambda segment: segment.kind is SAME):
        sizes.append((same, max(len(segment.text) for segment in group)))
    for (_, before), (same, length), (_, after) in zip(sizes, sizes[1:], sizes[2:], strict=False):
        assert not same or length > min(before, after)


@given(st.lists(texts, max_size=6), st.lists(texts, max_size=6))
def test_段落を並べても両方の文に戻る(old: list[str], new: list[str]) -> None:
    rows = list(compared_paragraphs(old, new))
    assert "".join(s.text for row in rows for s in row.old) == "".join(old)
    assert "".join(s.text for row in rows for s in row.new) == "".join(new)

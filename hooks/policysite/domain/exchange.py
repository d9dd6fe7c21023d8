"""What goes to a translator and what comes back: judged whole, so that a damaged file changes nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from policysite.domain.english import not_english
from policysite.domain.paths import DataPath
from policysite.domain.text import Text
from policysite.domain.translations import TranslationUnit, placeholders

_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")

_FORMULA = re.compile(r"\s*=\s*[A-Za-z_.]+\s*\(|\s*=\s*\$?[A-Z]{1,3}\$?\d+\b|\s*[=+@-]\s*[A-Za-z]+!")
_ERROR = re.compile(r"#(?:REF!|NAME\?|VALUE!|DIV/0!|N/A\b|NULL!|NUM!)|_x[0-9A-Fa-f]{4}_")
LARGEST = 20_000_000
"""Bytes of a returned file."""
LONGEST = 10_000
"""Characters of one text: a paragraph, not a file that was pasted into a cell."""

_JAPANESE_CHANGED = Text(
    ja="日本語が書き出したときから変わっています。もう一度書き出す", en="the Japanese is not what it was; export again"
)
_EMPTY = Text(ja="訳文が空です", en="the translation is empty")
_INVISIBLE = Text(ja="訳文に改行や見えない文字があります", en="a line break or an invisible character")
_CALCULATED = Text(ja="表計算の数式やエラーが訳文に入っています", en="a formula or an error of a spreadsheet")


@dataclass(frozen=True)
class ExchangeUnit:
    """A text for a translator: where it stands, what it says now, what its English was made from."""

    unit: TranslationUnit
    where: str


@dataclass(frozen=True)
class ReturnedUnit:
    """A text as it came back; `confirmed` says that the English was looked at and holds."""

    key: str
    japanese: str
    english: str
    confirmed: bool = False
    place: str = ""
    """Where it stands in the file, such as 翻訳!F12."""


@dataclass(frozen=True)
class Refusal:
    """Why a returned text cannot be taken over."""

    key: str
    reason: Text
    place: str = ""

    @property
    def where(self) -> str:
        """The place in the file and the text that is meant, as far as they are known."""
        return " ".join(part for part in (self.place, self.key) if part)


class RefusedFileError(ValueError):
    """A returned file is refused whole; carries every reason."""

    def __init__(self, refusals: Iterable[Refusal]) -> None:
        self.refusals = tuple(refusals)
        super().__init__("; ".join(f"{refusal.where}: {refusal.reason.en}" for refusal in self.refusals))


@dataclass(frozen=True)
class Accepted:
    """What a returned file changes: new English by data path, and unchanged English that was confirmed."""

    texts: Mapping[DataPath, str]
    confirmed: tuple[TranslationUnit, ...]


def accept(returned: Iterable[ReturnedUnit], units: Iterable[TranslationUnit]) -> Accepted:
    """The changes of a returned file; raises RefusedFileError with every reason where one text cannot be taken over."""
    known = {unit.key: unit for unit in units}
    came_back = tuple(returned)
    refusals = tuple(_refusals(came_back, known))
    if refusals:
        raise RefusedFileError(refusals)
    texts = {known[one.key].path: one.english for one in came_back if one.english != known[one.key].text.en}
    confirmed = tuple(
        known[one.key]
        for one in came_back
        if one.confirmed and one.english == known[one.key].text.en and known[one.key].pending
    )
    return Accepted({(*path, "en"): english for path, english in texts.items()}, confirmed)


def _refusals(returned: tuple[ReturnedUnit, ...], known: Mapping[str, TranslationUnit]) -> Iterator[Refusal]:
    if not returned:
        yield Refusal("—", Text(ja="訳文が一つもありません", en="holds no text at all"))
    times = Counter(one.key for one in returned)
    for key, count in times.items():
        if count > 1:
            yield Refusal(key, Text(ja=f"同じ id が {count} 回あります", en=f"the id stands {count} times"))
    for one in returned:
        unit = known.get(one.key)
        if unit is None:
            words = Text(ja="この id の文はデータにありません", en="no text of the data has this id")
            yield Refusal(one.key, words, one.place)
        else:
            yield from (Refusal(one.key, reason, one.place) for reason in _of_text(one, unit))


def _of_text(one: ReturnedUnit, unit: TranslationUnit) -> Iterator[Text]:
    if one.japanese != unit.text.ja:
        yield _JAPANESE_CHANGED
    if not one.english.strip():
        yield _EMPTY
        return
    if len(one.english) > LONGEST:
        yield Text(
            ja=f"訳文が長すぎます（{len(one.english):,} 字、上限 {LONGEST:,} 字）",
            en=f"the translation is too long ({len(one.english):,} characters, limit {LONGEST:,})",
        )
        return
    if _UNPRINTABLE.search(one.english):
        yield _INVISIBLE
    if one.english != unit.text.en:
        # What stands in the data already has been judged there.
        yield from filter(None, (_of_form(one.english), not_english(one.english, unit.text.ja)))
    yield from _of_placeholders(one, unit)


def _of_form(english: str) -> Text | None:
    """Signs that the text is what a spreadsheet made of one."""
    return _CALCULATED if _FORMULA.match(english) or _ERROR.search(english) else None


def _of_placeholders(one: ReturnedUnit, unit: TranslationUnit) -> Iterator[Text]:
    found = placeholders(one.english)
    allowed = (placeholders(unit.text.ja), placeholders(unit.text.en))
    if found in allowed:
        return
    wanted = allowed[0]
    lost, added = sorted((wanted - found).elements()), sorted((found - wanted).elements())
    parts_ja = [f"ない：{' '.join(lost)}"] * bool(lost) + [f"余分：{' '.join(added)}"] * bool(added)
    parts_en = [f"missing: {' '.join(lost)}"] * bool(lost) + [f"added: {' '.join(added)}"] * bool(added)
    yield Text(
        ja=f"波括弧の参照が変わっています（{'、'.join(parts_ja)}）",
        en=f"placeholders changed ({'; '.join(parts_en)})",
    )

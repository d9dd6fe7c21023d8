"""Japanese statements in a common form: what two wordings share whose difference is only how they are said."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from policysite.history.japanese_forms import ALSO, FORMS

_PATTERNS = tuple((re.compile(pattern), stands) for pattern, stands in FORMS)
_POLITE = re.compile("(?:御|[おご](?=[一-龯]))")
_PLAIN = re.compile(
    "ものとし(?:ます|て)?|ことと(?:いた)?し(?:ます|て)?|こと(?:になります)?|(?:いた|致)し(?:て)?|(?:いた|致)す|おり(?:ます)?|い(?:ます|る)|"
    "ござい(?:ます)?|であ(?:ります|る|り)|です|ます|まし|もの|という|ところ|よう|する|して|さら|また"
)
_ROLE = re.compile("(には|では|とは|へは|からは|にも|でも|から|より|まで|を|は|が|も|に|へ|で|と|の)$")
_ROLES = {
    "へ": "に",
    "へは": "に",
    "には": "に",
    "より": "から",
    "からは": "から",
    "では": "で",
    "とは": "は",
    "にも": "に",
    "でも": "で",
}
_COMPATIBLE = frozenset(
    frozenset(pair)
    for pair in (
        ("は", "が"),
        ("は", "を"),
        ("は", ""),
        ("は", "、"),
        ("が", ""),
        ("を", ""),
        ("と", ""),
        ("の", ""),
        ("、", ""),
        ("が", "、"),
    )
)
# Endings of inflection; those of the row of e are kept apart: 使える is not 使う.
_ENDING = re.compile("[いきしちにひみりぎじびぢうくすつぬふむゆるぐぶづっん]{0,2}")
_ENDING_IN_E = re.compile("[いきしちにりみ]?[えけせてねへめれげぜべ]る?")
_CAN_OR_MIDDLE = "ヱ"


@dataclass(frozen=True)
class _Phrase:
    """Content with its marks, and the particle behind it."""

    said: str
    role: str


def _phrases(sentence: str) -> tuple[_Phrase, ...]:
    found: list[_Phrase] = []
    for said, run, comma in re.findall(r"([^ぁ-ん、]*)([ぁ-ん]*)(、?)", sentence):
        match = _ROLE.search(run)
        particle = match[1] if match else ""
        also = ALSO if particle in ("も", "にも", "でも") else ""
        role = "" if particle == "も" else _ROLES.get(particle, particle)
        content = said + _ending(run.removesuffix(particle)) + also
        if content or role:
            found.append(_Phrase(content, role or comma))
    return tuple(found)


def _ending(kana: str) -> str:
    """What is left of the kana behind a word: nothing of an inflection, all of a word of its own."""
    if _ENDING.fullmatch(kana) or kana in ("て", "で"):
        return ""
    return _CAN_OR_MIDDLE if _ENDING_IN_E.fullmatch(kana) else kana


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text in their common form."""
    folded = unicodedata.normalize("NFKC", text).lower().replace(",", "、").replace("，", "、").replace("．", "。")
    return tuple(said for part in re.split("[。\n]+", folded) if (said := _common(part)))


def _common(sentence: str) -> str:
    said = re.sub(r"\s+", "", sentence)
    said = "".join(c for c in said if c in "、ー" or unicodedata.category(c)[0] in "LNSM")
    said = _POLITE.sub("", said)
    for pattern, stands in _PATTERNS:
        said = pattern.sub(stands, said)
    return _PLAIN.sub("", said).strip("、")


def same_sentence(old: str, new: str) -> bool:
    """Whether two sentences in common form say the same: in one order, or with their parts moved as a whole."""
    before, after = _phrases(old), _phrases(new)
    return _same_in_order(before, after) or _same_moved(before, after)


def _same_in_order(old: tuple[_Phrase, ...], new: tuple[_Phrase, ...]) -> bool:
    if "".join(p.said for p in old) != "".join(p.said for p in new):
        return False
    before, after = _roles(old), _roles(new)
    return all(_compatible(before.get(at, ""), after.get(at, "")) for at in before.keys() | after.keys())


def _compatible(old: str, new: str) -> bool:
    return old == new or frozenset((old, new)) in _COMPATIBLE


def _roles(phrases: tuple[_Phrase, ...]) -> dict[int, str]:
    """Where in the content each particle stands."""
    roles: dict[int, str] = {}
    end = 0
    for phrase in phrases:
        end += len(phrase.said)
        if phrase.role:
            roles[end] = phrase.role
    return roles


def _same_moved(old: tuple[_Phrase, ...], new: tuple[_Phrase, ...]) -> bool:
    """Only where each particle stands once: then what moved still says what it is."""
    roles = [p.role for p in old if p.role]
    return len(roles) == len(set(roles)) and sorted(map(_key, old)) == sorted(map(_key, new))


def _key(phrase: _Phrase) -> tuple[str, str]:
    return phrase.said, phrase.role

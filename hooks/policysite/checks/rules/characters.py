"""Characters that look right and are not: radicals, variants, widths, spaces, broken lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from policysite.checks.context import Context
from policysite.domain.findings import Level, Problem
from policysite.domain.paths import DataPath
from policysite.domain.text import LANGUAGES

_KANGXI = re.compile("[\u2f00-\u2fdf]")
_SUPPLEMENT = re.compile("[\u2e80-\u2ef3]")
_HALF_KANA = re.compile("[\uff61-\uff9f]+")
_FULL_ASCII = re.compile("[Ａ-Ｚａ-ｚ０-９]+")
# Between katakana a dash of any other kind stands for the long mark ー.
_LONG_MARK = re.compile("(?<=[ァ-ヺ])[-−－–—―─━](?=[ァ-ヺ])")
_FOREIGN = re.compile("[A-Za-z][Ѐ-ӿΑΒΕΖΗΙΚΜΝΟΡΤΥΧο]+|[Ѐ-ӿΑΒΕΖΗΙΚΜΝΟΡΤΥΧο]+(?=[A-Za-z])")
_WAVE = re.compile("[〜～]")
_INVISIBLE = "\u00a0\u2000-\u200d\u2028\u2029\u202f\u205f\u2060\ufeff\t"
_SPACE = re.compile(f"[{_INVISIBLE}\u3000]|  +|^ | $")
_FORM_SPACE = re.compile(f"[{_INVISIBLE}]|^ | $")
# 「改定日：…　制定日：…」: a wide space parts one labelled value from the next.
_LABELLED = re.compile("：[^：\u3000]+\u3000[^：\u3000]{1,12}：")
_NAMES = re.compile("name|representative|short_name|officer|address|addresses")
_PAIRS = {"（": "）", "「": "」", "『": "』", "【": "】", "(": ")", "［": "］", "〔": "〕", "“": "”"}


def _raw(context: Context) -> Iterator[tuple[DataPath, str]]:
    for path, text in context.texts:
        for language in LANGUAGES:
            yield (*path, language), text.in_language(language)


def _japanese(context: Context) -> Iterator[tuple[DataPath, str]]:
    for path, text in context.texts:
        yield (*path, "ja"), text.ja


def kangxi(context: Context) -> Iterator[Problem]:
    """No Kangxi radicals stand in the place of kanji."""
    yield from _replaceable(context, _KANGXI, context.tables.characters["radicals"])


def supplement(context: Context) -> Iterator[Problem]:
    """No characters of the CJK Radicals Supplement stand in the place of kanji."""
    yield from _replaceable(context, _SUPPLEMENT, context.tables.characters["radicals"])


def _replaceable(context: Context, pattern: re.Pattern[str], table: Mapping[str, str]) -> Iterator[Problem]:
    for path, text in _raw(context):
        found = list(pattern.finditer(text))
        if found:
            kinds = dict.fromkeys(match[0] for match in found)
            listed = " ".join(f"{c}(U+{ord(c):04X})→{table.get(c, '?')}" for c in kinds)
            yield Problem(path, {"listed": listed, "count": str(len(found))}, offset=found[0].start())


def variants(context: Context) -> Iterator[Problem]:
    """No old form of a kanji stands outside names; forms declared for names are kept."""
    table = context.tables.characters["variants"]
    allowed = set(context.policy.site.name_characters)
    for path, text in _japanese(context):
        if _is_name(path):
            continue
        for offset, character in enumerate(text):
            if character in table and character not in allowed:
                values = {"found": character, "code": f"U+{ord(character):04X}", "usual": table[character]}
                yield Problem(path, values, offset=offset)


def name_variants(context: Context) -> Iterator[Problem]:
    """Variant characters in names are declared, and no text writes such a name in the usual form."""
    table = context.tables.characters["variants"]
    declared = set(context.policy.site.name_characters)
    folded: dict[str, str] = {}
    names: set[str] = set()
    for path, text in _japanese(context):
        if not _is_name(path):
            continue
        for offset, character in enumerate(text):
            if character in table and character not in declared:
                values = {"name": text, "found": character, "fault": "name-undeclared"}
                yield Problem(path, values, level=Level.WARNING, offset=offset)
        names.update(text.split())
        for word in text.split():
            usual = "".join(table.get(character, character) for character in word)
            if usual != word and len(word) > 1:
                folded[usual] = word
    for path, text in _japanese(context):
        for usual, name in folded.items():
            if usual in text and usual not in names:
                values = {"name": name, "found": usual, "fault": "name-folded"}
                yield Problem(path, values, offset=text.index(usual))


def _is_name(path: DataPath) -> bool:
    return path[0] == "company" and any(isinstance(part, str) and _NAMES.fullmatch(part) for part in path)


def _is_registered(path: DataPath) -> bool:
    """Whether a text is a registered name, which keeps its full-width letters and its spaces."""
    return path[0] == "company" and "name" in path and "desks" not in path


def widths(context: Context) -> Iterator[Problem]:
    """No half-width kana, no full-width letters and digits; a wave dash is noted. No letter only looks like another."""
    yield from _lookalikes(context)
    registered = [text for path, text in _japanese(context) if _is_registered(path)]
    for path, text in _japanese(context):
        for pattern, level in ((_HALF_KANA, None), (_FULL_ASCII, None), (_WAVE, Level.NOTE)):
            for match in pattern.finditer(text):
                # A name may be registered with full-width letters, which then stand wherever it is written.
                if pattern is _FULL_ASCII and any(match[0] in name and name in text for name in registered):
                    continue
                better = "から" if pattern is _WAVE else unicodedata.normalize("NFKC", match[0])
                values = {"found": match[0], "code": f"U+{ord(match[0][0]):04X}", "better": better}
                yield Problem(path, values, level=level, offset=match.start())


def _lookalikes(context: Context) -> Iterator[Problem]:
    """Dashes that stand for ー inside a word, and letters of other scripts inside a Latin word."""
    table = context.tables.characters["lookalikes"]
    for path, text in _raw(context):
        for match in _LONG_MARK.finditer(text):
            values = {"found": match[0], "code": f"U+{ord(match[0]):04X}", "better": "ー"}
            yield Problem(path, values, offset=match.start())
        for match in _FOREIGN.finditer(text):
            better = "".join(table.get(character, character) for character in match[0])
            strange = next(character for character in match[0] if not character.isascii())
            values = {"found": match[0], "code": f"U+{ord(strange):04X}", "better": better}
            yield Problem(path, values, offset=match.start())


def spaces(context: Context) -> Iterator[Problem]:
    """No wide, invisible, doubled, leading or trailing spaces."""
    for path, text in _raw(context):
        # Forms space their headings and blanks; in sentences a wide space is a slip.
        match = (_FORM_SPACE if path[0] == "forms" else _SPACE).search(text)
        if match and not (match[0] == "\u3000" and (_is_registered(path[:-1]) or _LABELLED.search(text))):
            yield Problem(path, {"code": f"U+{ord(match[0][0]):04X}"}, offset=match.start())


def wrapped_lines(context: Context) -> Iterator[Problem]:
    """No line break, and no space where a line was broken, stands inside a sentence."""
    for path, text in _japanese(context):
        offset = None if path[0] == "company" else _broken_at(text)
        if offset is not None:
            around = text[max(offset - 6, 0) : offset + 7].replace("\n", "⏎")
            yield Problem(path, {"around": around}, offset=offset)


def _broken_at(text: str) -> int | None:
    """The first line break, or in a sentence the first space between Japanese characters."""
    if "\n" in text:
        return text.index("\n")
    # Spaces part a post from a name in lines that are no sentences.
    at = text.find(" ", 1) if "。" in text else -1
    while 0 < at < len(text) - 1:
        if _is_japanese(text[at - 1]) and _is_japanese(text[at + 1]):
            return at
        at = text.find(" ", at + 1)
    return None


def _is_japanese(character: str) -> bool:
    return character == "\u3005" or "\u3040" <= character <= "\u9fff" or "\u2e80" <= character <= "\u2fdf"


def brackets(context: Context) -> Iterator[Problem]:
    """Every bracket has its partner."""
    closing = {right: left for left, right in _PAIRS.items()}
    for path, text in _raw(context):
        open_at: list[tuple[str, int]] = []
        for offset, character in enumerate(text):
            if character in _PAIRS:
                open_at.append((character, offset))
            elif character in closing and (not open_at or open_at.pop()[0] != closing[character]):
                yield Problem(path, {"found": character}, offset=offset)
                break
        else:
            for character, offset in open_at[:1]:
                yield Problem(path, {"found": character}, offset=offset)

"""The English says what the Japanese says: values, names, terms, force, and no Japanese left over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policysite.checks.context import Context
from policysite.checks.rules.numerals import numbers_in_english, numbers_in_japanese
from policysite.domain.findings import Problem
from policysite.domain.paths import DataPath
from policysite.domain.registers import Term
from policysite.domain.text import Text

_SLOT = re.compile(r"\{[^{}]+\}")
_SUBJECTS = {"{company.short_name}", "{company.whose}", "{company.whom}"}
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9]{2,}")
# Written in Latin letters in Japanese and translated all the same.
_COMMON_WORDS = frozenset({"tel", "fax", "sns", "web", "url", "www"})
_QUOTED = re.compile(r"\([^()]*\)|\"[^\"]*\"|“[^”]*”|「[^」]*」")
# Years, months, weeks, days: the lengths that are exchanged without anybody noticing.
_LENGTHS_JA = tuple(re.compile(rf"([0-9]+) ?{unit}") for unit in ("年間?", "[かヶカ箇]月間?", "週間?", "日間?"))
_LENGTHS_EN = tuple(re.compile(rf"([0-9]+)[ -]{unit}s?\b") for unit in ("year", "month", "week", "day"))
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[a-z]{4,}")
# Shorter words such as 本人 and 開示 are parts of many others, and pronouns stand for them in English.
_SHORTEST_TERM = 5


def _units(context: Context) -> Iterator[tuple[DataPath, Text, str, str]]:
    for path, text in context.texts:
        yield path, text, _SLOT.sub(" ", text.ja), _SLOT.sub(" ", text.en)


def same_placeholders(context: Context) -> Iterator[Problem]:
    """Both languages name the same facts and the same clauses.

    What the publisher calls itself is a subject that Japanese leaves out and English needs.
    """
    for path, text in context.texts:
        ja, en = (set(_SLOT.findall(said)) - _SUBJECTS for said in (text.ja, text.en))
        if ja != en:
            yield Problem(
                (*path, "en"), {"missing": " ".join(sorted(ja - en)) or "—", "extra": " ".join(sorted(en - ja)) or "—"}
            )


def same_numbers(context: Context) -> Iterator[Problem]:
    """Amounts, dates in either calendar, phone numbers and articles are equal."""
    for path, _, ja, en in _units(context):
        if not (_DIGIT.search(ja) or _DIGIT.search(en)):
            continue
        wanted, given = numbers_in_japanese(ja), numbers_in_english(en)
        missing = wanted.digits - given.digits - given.words - {"1"}
        extra = given.digits - wanted.digits - wanted.words
        for length, other in wanted.lengths.items():
            if length in missing and other in given.digits | given.words:
                missing, extra = missing - {length}, extra - {other}
        if missing or extra:
            values = {"missing": " ".join(sorted(missing)) or "—", "extra": " ".join(sorted(extra)) or "—"}
            yield Problem((*path, "en"), values)


def numbers_in_order(context: Context) -> Iterator[Problem]:
    """Two lengths of time of one unit stand in the same order; exchanged ones have all the same numbers."""
    for path, _, ja, en in _units(context):
        for japanese, english in zip(_LENGTHS_JA, _LENGTHS_EN, strict=True):
            wanted, given = japanese.findall(ja), english.findall(en)
            if wanted != given and len(set(wanted)) > 1 and sorted(wanted) == sorted(given):
                yield Problem((*path, "en"), {"ja": "・".join(wanted), "en": ", ".join(given)})


def same_names(context: Context) -> Iterator[Problem]:
    """Names in Latin letters are spelt the same."""
    for path, _, ja, en in _units(context):
        names = [name for name in dict.fromkeys(_LATIN.findall(ja)) if name.lower() not in _COMMON_WORDS]
        missing = [name for name in names if name.lower() not in en.lower()]
        if missing:
            yield Problem((*path, "en"), {"missing": " ".join(missing)})


def english_is_english(context: Context) -> Iterator[Problem]:
    """No Japanese is left in the English, but names without a known reading and words quoted beside their English."""
    for path, text in context.texts:
        if "representative" in path:
            continue
        found = _japanese_in(_QUOTED.sub(lambda quoted: " " * len(quoted[0]), text.en))
        if found:
            yield Problem((*path, "en"), {"found": found[1]}, offset=found[0])


def _japanese_in(english: str) -> tuple[int, str] | None:
    """The first run of Japanese with its offset; the postal mark 〒 belongs to addresses."""
    if english.isascii():
        return None
    flags = [_is_japanese(character) for character in english]
    if True not in flags:
        return None
    start = flags.index(True)
    end = flags.index(False, start) if False in flags[start:] else len(english)
    return start, english[start:end]


def _is_japanese(character: str) -> bool:
    return ("\u3001" <= character <= "\u9fff" and character != "〒") or "\uff01" <= character <= "\uff9f"


def terms_translated(context: Context) -> Iterator[Problem]:
    """Terms of the glossary are translated as the glossary says."""
    known = [term for term in context.policy.registers.terms if len(term.term.ja) >= _SHORTEST_TERM]
    terms = sorted(known, key=lambda term: -len(term.term.ja))
    for path, _, ja, en in _units(context):
        if path[:2] == ("registers", "terms") or path[0] == "forms":
            continue
        lowered, rest = en.lower(), ja
        for term in terms:
            if term.term.ja in rest:
                rest = rest.replace(term.term.ja, "　")
                if not _translated(term, lowered):
                    yield Problem((*path, "en"), {"term": term.term.ja, "wanted": term.term.en})


def _translated(term: Term, english: str) -> bool:
    return all(word[:4] in english for word in _WORD.findall(term.term.en.lower().split("(")[0]))


def same_force(context: Context) -> Iterator[Problem]:
    """A duty stays a duty and a possibility a possibility."""
    for path, _, ja, en in _units(context):
        for phrase in context.phrases("modality"):
            for match in phrase.found_in(ja)[:1]:
                if phrase.english and not phrase.english.search(en):
                    values = {"found": match[0], "better_en": phrase.better.en, "better": phrase.better.ja}
                    yield Problem((*path, "en"), values, level=phrase.level)

"""Whether a rewording leaves what is said as it was: only a proof of that makes it "only the words"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache

from policysite.domain.text import LANGUAGES, Language, Text
from policysite.history import english_words, japanese_words
from policysite.history.wording import is_typographic

_SENTENCES: dict[Language, Callable[[str], tuple[str, ...]]] = {
    "ja": japanese_words.sentences,
    "en": english_words.sentences,
}
_SAME: dict[Language, Callable[[str, str], bool]] = {
    "ja": japanese_words.same_sentence,
    "en": english_words.same_sentence,
}
_MARKS: dict[Language, re.Pattern[str]] = {
    "ja": re.compile("[\ue100-\ue1ff]"),
    "en": re.compile(r"\b[A-Z]{2,}\b|\bor\b"),
}
# Published facts that stand in prose: what a reader looks up, not what is done with data.
_FACTS = re.compile(
    r"https?://[^\s、。）)]+|[\w.+-]+@[\w.-]+\w|〒?\d{3}-\d{4}|(?:\+81[ -]?)?\(?0?\d{1,4}\)?-\d{1,4}-\d{3,4}"
    r"|\d[\d,]*(?=円)|(?:jpy|¥|￥) ?\d[\d,]*|\d[\d,]*(?= yen)|\d{4}年\d{1,2}月\d{1,2}日"
    r"|\d{1,2} (?:january|february|march|april|may|june|july|august|september|october|november|december) \d{4}"
    r"|(?:january|february|march|april|may|june|july|august|september|october|november|december) \d{1,2}, \d{4}",
    re.IGNORECASE,
)


def says_the_same(old: Text, new: Text) -> bool:
    """Whether both languages of a text say what they said; one language changed alone must say it too."""
    return all(same_words(old.in_language(one), new.in_language(one), one) for one in LANGUAGES)


@lru_cache(maxsize=4096)
def same_words(old: str, new: str, language: Language) -> bool:
    """Whether a rewording keeps every statement with its polarity, modality, scope and parts; False where unsure."""
    if old == new or is_typographic(old, new):
        return True
    before, after = _SENTENCES[language](old), _SENTENCES[language](new)
    if not before or not after:
        return before == after
    return len(before) == len(after) and all(map(_SAME[language], before, after))


def may_be_judged_words(old: Text, new: Text) -> bool:
    """Whether a person may judge a rewording to be words only: both languages changed alike or not at all in what they
    negate, allow, oblige and reach."""
    same = {one: same_words(old.in_language(one), new.in_language(one), one) for one in LANGUAGES}
    if len(set(same.values())) > 1:
        return False
    return all(_marks(old.in_language(one), one) == _marks(new.in_language(one), one) for one in LANGUAGES)


def _marks(text: str, language: Language) -> Counter[str]:
    return Counter(mark for said in _SENTENCES[language](text) for mark in _MARKS[language].findall(said))


def differs_in_facts_only(old: Text, new: Text) -> bool:
    """Whether a text says what it said but for published facts: amounts, days, telephone numbers, addresses."""
    return says_the_same(_masked(old), _masked(new))


def _masked(text: Text) -> Text:
    return Text(ja=_FACTS.sub("〼", text.ja), en=_FACTS.sub("FACT", text.en))


def stands_in(text: Text, whole: Iterable[Text]) -> bool:
    """Whether every sentence of a text stands among others, so that it was moved, split or joined, not lost."""
    others = tuple(whole)
    return all(
        _all_there(text.in_language(one), [other.in_language(one) for other in others], one) for one in LANGUAGES
    )


def _all_there(text: str, whole: list[str], language: Language) -> bool:
    there = {said for other in whole for said in _SENTENCES[language](other)}
    return set(_SENTENCES[language](text)) <= there

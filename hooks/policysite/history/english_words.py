"""English statements in a common form: what two wordings share whose difference is only how they are said."""

# A table is read by its lines, however long they are.
# ruff: noqa: E501

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

# Phrases first, in this order; a name in capitals is a mark of meaning.
_PHRASES: Sequence[tuple[str, str]] = (
    (r"\bcannot\b", "can not"), (r"\bwon't\b", "will not"), (r"\bcan't\b", "can not"), (r"n't\b", " not"),
    (r"\bwithout (?:undue )?delay\b", "promptly"), (r"\b(?:in advance|beforehand|ahead of time)\b", "PRIOR"),
    (r"\b(?:are|is|be) (?:required|obliged|obligated) to\b|\b(?:have|has|need|needs) to\b", "MUST"),
    (r"\b(?:are|is|be) able to\b", "CAN"), (r"\b(?:make|use) (?:our )?(?:best|reasonable|every)(?: reasonable)? efforts? to\b", "TRY"),
    (r"\b(?:in accordance with|pursuant to|based on|according to|in compliance with|on the basis of)\b", "BY"),
    (r"\b(?:with (?:respect|regard) to|in (?:respect|relation) (?:of|to)|relating to|related to|regarding|concerning)\b", "about"),
    (r"\b(?:for the purpose of|in order to|so as to)\b", ""), (r"\b(?:as follows|(?:set out |listed )?below(?! \d)|the following)\b", "BELOW"),
    (r"\b(?:and so on|and so forth|and the like|et cetera|etc)\b\.?", "ETC"), (r"\b(?:other than|apart from|with the exception of)\b", "EXCEPT"),
    (r"\b(?:such as|for example|for instance|e\.g\.)", "INCLUDING"), (r"\b(?:in principle|as a rule|in general)\b", "MAINLY"),
    (r"\bweb ?(?:site|page)s?\b|\bhome ?page\b", "site"), (r"\be-?mail\b", "email"), (r"\btelephone\b", "phone"),
    (r"\b(?:our|the) company\b", "we"), (r"\bon condition that\b|\bprovided,? (?:however,? )?that\b", "IF"), (r"\bas well as\b", ""),
)  # fmt: skip
_MEANING: Mapping[str, str] = {
    **dict.fromkeys(("not", "no", "nor", "neither", "none", "never"), "NOT"),
    **dict.fromkeys(("may", "might"), "MAY"), **dict.fromkeys(("can", "could"), "CAN"), "must": "MUST",
    **dict.fromkeys(("strive", "endeavor", "endeavour", "try", "attempt", "aim"), "TRY"),
    **dict.fromkeys(("only", "solely", "exclusively"), "ONLY"), **dict.fromkeys(("all", "every", "each"), "ALL"),
    **dict.fromkeys(("except", "unless", "excluding", "excepting"), "EXCEPT"), "including": "INCLUDING",
    **dict.fromkeys(("generally", "usually", "normally", "mainly", "primarily"), "MAINLY"),
    **dict.fromkeys(("if", "when", "where"), "IF"), **dict.fromkeys(("prior", "previously"), "PRIOR"),
    **dict.fromkeys(("utilize", "utilise"), "use"), **dict.fromkeys(("supply", "furnish"), "provide"),
    **dict.fromkeys(("obtain", "collect", "gather"), "acquire"), **dict.fromkeys(("treat", "process"), "handle"),
    **dict.fromkeys(("properly", "appropriately", "suitably"), "proper"), **dict.fromkeys(("revise", "revised"), "amend"),
    **dict.fromkeys(("us", "our", "ours"), "we"), "parties": "party", "third-party": "third party", "measures": "measure",
    "following": "BELOW",
}  # fmt: skip
# Words that say nothing of their own: articles, assertion, the plainest prepositions; `from`, `by`, `or` and the like stay.
_EMPTY = frozenset(
    [
        "a",
        "an",
        "the",
        "and",
        "in",
        "on",
        "at",
        "as",
        "that",
        "this",
        "these",
        "those",
        "which",
        "who",
        "be",
        "is",
        "are",
        "been",
        "being",
        "do",
        "does",
        "will",
        "shall",
        "have",
        "has",
        "it",
        "its",
        "please",
        "such",
    ]
)
# Where these stand in a part changes nothing.
_FLOATING = ("BELOW", "PRIOR")
_WORD = re.compile(r"[A-Za-z0-9]+(?:['’-][A-Za-z]+)*")


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text in their common form: words of content and marks, with commas kept."""
    folded = unicodedata.normalize("NFKC", text).lower().replace("’", "'")
    for pattern, stands in _PHRASES:
        folded = re.sub(pattern, stands, folded)
    return tuple(said for part in re.split(r"[.\n;:!?]+(?=\s|$)", folded) if (said := _common(part)))


def _common(sentence: str) -> str:
    chunks = (" ".join(_words(chunk)) for chunk in re.split(",|，", sentence))
    return ", ".join(chunk for chunk in chunks if chunk)


def _words(chunk: str) -> list[str]:
    found = (_MEANING.get(word, _MEANING.get(_stem(word), word)) for word in _WORD.findall(chunk))
    kept = [_stem(word) for word in found if word not in _EMPTY]
    return [word for word in kept if word not in _FLOATING] + sorted(word for word in kept if word in _FLOATING)


def _stem(word: str) -> str:
    """The word without the endings of number and of verbs."""
    if word.isupper() or len(word) < 4:
        return word
    for ending, stands in (("ies", "y"), ("sses", "ss"), ("es", "e"), ("s", "")):
        if word.endswith(ending) and not word.endswith(("ss", "us", "is")):
            return word.removesuffix(ending) + stands
    return word


def same_sentence(old: str, new: str) -> bool:
    """Whether two sentences in common form say the same: in one order, or with a whole part before or behind."""
    flat = old.replace(",", ""), new.replace(",", "")
    if flat[0] == flat[1]:
        return True
    first, second = (_parts(text) for text in (old, new))
    return first == second


def _parts(sentence: str) -> tuple[str, ...]:
    """The parts between commas and before exceptions, conditions and grounds, each a thing that may move."""
    parts = re.split(r", | (?=EXCEPT|IF|BY)|,", sentence)
    return tuple(sorted(part.strip() for part in parts if part.strip()))

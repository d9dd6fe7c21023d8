"""Words and sentences: placeholders left behind, ends, typed labels, terms, definitions, old law."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policysite.checks.context import Context
from policysite.checks.phrases import phrase_problems
from policysite.domain.catalogue import TermPattern
from policysite.domain.clauses import Clause
from policysite.domain.findings import Level, Problem
from policysite.domain.paths import DataPath
from policysite.domain.sections import EntrustmentSection, JointUseSection, PurposesSection, ThirdPartySection
from policysite.domain.text import Text

_PLACEHOLDER = re.compile(
    r"\[(?:insert|enter|your|company|name|date|address|phone|e-?mail|number|to be)\b[^\]]*\]|\bYYYY\b|[×xXｘＸ]{2,}年"
    r"|[【［][^】］]*(?:記入|入力|挿入|入れる|日付|社名|未定)[^】］]*[】］]|<<[^<>]*>>"
    r"|TODO|TBD|FIXME|XXX|仮置き|（仮）|ダミー|○○|〇〇|●●|◯◯|△△|＊＊|lorem ipsum",
    re.IGNORECASE,
)
_UNSETTLED = re.compile("未定|未記入|要確認|要検討")
_INNER = re.compile("（[^（）]*）|「[^「」]*」")
_SENTENCE_END = re.compile("(ます|です|ません|ください|でした|ました|である|とする|しない)$")
_LABEL = re.compile(r"^(※|[(（][0-9０-９]+[)）]|[0-9０-９]+[.．、] ?|[A-ZＡ-Ｚ][ 　.．]|[①-⑳]|[ア-オ][ 　]|・)")
_NUMBER = "[0-9０-９一二三四五六七八九十]+"
_TYPED_REFERENCE = re.compile(
    "(下記|上記|前記)([A-ZＡ-Ｚ0-9０-９(（]|の?[0-9]+)|前条|次条"
    f"|(本|この|当)(プライバシー)?(ポリシー|方針|規約|規程|文書|個人情報保護方針)(の)?第?{_NUMBER}(条|章|項)"
)


def _policy_texts(context: Context) -> Iterator[tuple[DataPath, Text]]:
    for path, text in context.texts:
        if path[:2] != ("registers", "terms"):
            yield path, text


def placeholders_left(context: Context) -> Iterator[Problem]:
    """No word that stands for something still to be written."""
    for path, text in context.texts:
        for language, words in (("ja", text.ja), ("en", text.en)):
            for pattern, level in ((_PLACEHOLDER, None), (_UNSETTLED, Level.WARNING)):
                match = pattern.search(words)
                if match:
                    yield Problem((*path, language), {"found": match[0]}, level=level, offset=match.start())


def sentence_ends(context: Context) -> Iterator[Problem]:
    """A sentence has its full stop."""
    for path, text in context.texts_below(("policy",)):
        if path[-1] in ("title", "label", "value"):
            continue
        outside = _INNER.sub("", text.ja).rstrip()
        if outside.endswith(("。", "」", "：", "}", "？", "！")) or not outside:
            continue
        if "。" in outside or _SENTENCE_END.search(outside):
            yield Problem((*path, "ja"), {"end": text.ja[-8:]}, offset=len(text.ja) - 1)


def typed_labels(context: Context) -> Iterator[Problem]:
    """Labels and note marks come from the structure; no text types them."""
    for path, text in _policy_texts(context):
        match = _LABEL.search(text.ja)
        if match and path[0] != "company":
            yield Problem((*path, "ja"), {"found": match[0].strip()}, offset=match.start())


def typed_references(context: Context) -> Iterator[Problem]:
    """A reference to another clause is a placeholder, so that it follows every reordering."""
    for path, text in context.texts_below(("policy",)):
        for match in _TYPED_REFERENCE.finditer(text.ja):
            yield Problem((*path, "ja"), {"found": match[0]}, offset=match.start())


def terms_alike(context: Context) -> Iterator[Problem]:
    """One thing has one name."""
    texts = [unit for unit in _policy_texts(context) if unit[0][0] != "site"]
    own = tuple(
        TermPattern(id=choice.id, keep=choice.keep, others=re.compile("|".join(map(re.escape, choice.avoid))))
        for choice in context.policy.registers.term_choices
    )
    for choice in (*context.tables.terms, *own):
        if choice.beside and not any(choice.beside.search(text.ja) for _, text in texts):
            continue
        for path, text in texts:
            for match in choice.others.finditer(text.ja):
                values = {"found": match[0], "keep": choice.keep}
                yield Problem((*path, "ja"), values, level=choice.level, offset=match.start())


def statutory_headings(context: Context) -> Iterator[Problem]:
    """The heading of a section speaks of personal data where the statute does."""
    kinds = (ThirdPartySection, EntrustmentSection, JointUseSection)
    for index, section in enumerate(context.policy.policy):
        if isinstance(section, kinds) and "個人情報" in section.heading.ja and "個人データ" not in section.heading.ja:
            offset = section.heading.ja.index("個人情報")
            yield Problem(("policy", index, "title", "ja"), {"title": section.heading.ja}, offset=offset)


def wording(context: Context) -> Iterator[Problem]:
    """No turn of phrase that says something else than it means."""
    yield from phrase_problems(context, "wording", _policy_texts(context))


def one_sided(context: Context) -> Iterator[Problem]:
    """No words take away what the law gives to the reader."""
    for problem in phrase_problems(context, "one-sided", context.texts_below(("policy",))):
        phrase = re.sub("。.*", "", problem.values["found"])
        yield Problem(problem.path, {**problem.values, "found": phrase}, problem.level, offset=problem.offset)


def list_style(context: Context) -> Iterator[Problem]:
    """The items of one list are built alike."""
    for path, _ in context.sections(PurposesSection):
        groups: dict[DataPath, list[tuple[DataPath, Clause]]] = {}
        for where, clause in context.below(path, Clause):
            groups.setdefault(where[:-1], []).append((where, clause))
        for group in groups.values():
            yield from _mixed(context, group)


def _mixed(context: Context, group: list[tuple[DataPath, Clause]]) -> Iterator[Problem]:
    leaves = [
        (where, context.own_words(where).rstrip("。"))
        for where, clause in group
        if not clause.clauses and not clause.title
    ]
    odd = [(where, words) for where, words in leaves if words.endswith("ため")]
    if 0 < len(odd) < len(leaves):
        for where, words in odd:
            yield Problem((*where, "purposes"), {"item": words})


def defined_terms(context: Context) -> Iterator[Problem]:
    """Short forms are defined where they are first used."""
    for phrase in context.phrases("defined-terms"):
        for path, text in context.texts_below(("policy",)):
            match = phrase.pattern.search(text.ja)
            if match is None:
                continue
            if not re.search(f"（[^（）]*「{re.escape(match[0])}」|{re.escape(match[0])}」?(とは|（)", context.page):
                values = {"found": match[0], "better": phrase.better.ja, "better_en": phrase.better.en}
                yield Problem((*path, "ja"), values, level=phrase.level, offset=match.start())
            break


def stale_articles(context: Context) -> Iterator[Problem]:
    """Article numbers are those of the law in force."""
    yield from phrase_problems(context, "old-articles", context.texts)
    for index, section in enumerate(context.policy.policy):
        yield from _stale_basis(context, ("policy", index, "basis"), section.basis)
    for path, _, clause in context.clauses:
        yield from _stale_basis(context, (*path, "basis"), clause.basis)


def _stale_basis(context: Context, path: DataPath, basis: tuple[str, ...]) -> Iterator[Problem]:
    for index, article in enumerate(basis):
        for phrase in context.phrases("old-articles"):
            if phrase.near is None and phrase.found_in(article):
                values = {"found": article, "better": phrase.better.ja, "better_en": phrase.better.en}
                yield Problem((*path, index), values)

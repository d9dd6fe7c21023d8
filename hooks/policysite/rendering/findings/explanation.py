"""A rule explained: one fixed shape for the terminal and for RULES.md."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence

from policysite.domain.catalogue import Case, Cases, Catalogue, Elsewhere, Excerpt, RuleWords
from policysite.domain.site import Profile
from policysite.domain.text import Language, Text
from policysite.rendering.finding_lines import LEVELS
from policysite.rendering.grounds import grounds

_SLOT = re.compile(r"\{[^{}]+\}")
_RADICAL = re.compile("[\u2e80-\u2fdf]")
_HEADINGS = {
    "sees": Text(ja="何を見るか", en="What it looks at"),
    "why": Text(ja="なぜ", en="Why"),
    "basis": Text(ja="根拠", en="Basis"),
    "wrong": Text(ja="悪い例", en="Wrong"),
    "right": Text(ja="よい例", en="Right"),
    "fix": Text(ja="直し方", en="How to mend"),
}
_AS_SHOWN = Text(ja="指摘に示す書き方に改める", en="Write what the finding shows")
_OVER_VERSIONS = Text(
    ja="版どうしの比較で決まるため、一つのデータでは示せません。",
    en="It is decided by comparing versions and cannot be shown on one set of data.",
)
_UNVERIFIED = Text(ja="（要確認：{doubt}を e-Gov で確かめること）", en=" (to be checked against e-Gov: {doubt})")
_ELSEWHERE = {"history": Text(ja="版の比較で判定", en="decided by comparing versions")}
_GONE = Text(ja="ファイルがない", en="the file is missing")
_WITHOUT = Text(ja="次の行がない", en="without these lines")
_PROFILE = Text(ja="規則集 {profile} を選んだとき", en="with profile {profile}")
_UNWAIVABLE = Text(ja="免除不可", en="cannot be waived")
_REMINDER = Text(ja="公開を止めない", en="stops nothing")
_FROM = Text(ja="{day} から", en="from {day}")


def render_explanation(rule: RuleWords, cases: Cases | None, language: Language) -> str:
    """What a rule looks at, why, its basis, a wrong and a right example, and how to mend; plain text."""
    blocks = [f"{rule.id}  {rule.slug}  ({_kind(rule, language)})"]
    blocks += [
        f"{heading}\n{textwrap.indent(body, '  ')}" for heading, body in _parts(rule, cases, language, fenced=False)
    ]
    return "\n\n".join(blocks) + "\n"


def render_elsewhere(entry: Elsewhere, language: Language) -> str:
    """Where a matter of the legal reference is decided that no rule of its own looks at; plain text."""
    where = _ELSEWHERE[entry.decided_by].in_language(language)
    return f"{entry.id}  ({where})\n\n{textwrap.indent(entry.reason.in_language(language), '  ')}\n"


def render_rules_page(catalogue: Catalogue, cases: Mapping[str, Cases]) -> str:
    """RULES.md: every rule in Japanese in the same shape, by group, then what is decided elsewhere."""
    groups: dict[str, list[RuleWords]] = {prefix: [] for prefix in _GROUPS}
    for rule in catalogue.rules.values():
        groups[rule.id.partition("-")[0]].append(rule)
    lines = [_OPENING]
    for prefix, rules in groups.items():
        lines += [f"\n## {_GROUPS[prefix]}\n", "| 規則 | 見ること | 重さ |", "|---|---|---|"]
        lines += [f"| [{rule.id}](#{rule.id.lower()}) | {rule.sees.ja} | {_kind(rule, 'ja')} |" for rule in rules]
        lines += [line for rule in rules for line in _section(rule, cases.get(rule.id))]
    lines.append("\n## ここでは判定しない事項\n")
    lines += [f"- {entry.id}：{entry.reason.ja}" for entry in catalogue.elsewhere]
    return "\n".join(lines) + "\n"


def _section(rule: RuleWords, cases: Cases | None) -> Iterator[str]:
    yield f"\n### {rule.id}\n\n{rule.slug}（{_kind(rule, 'ja')}）"
    for heading, body in _parts(rule, cases, "ja", fenced=True):
        yield f"\n**{heading}**\n\n{body}" if "\n" in body else f"\n**{heading}**　{body}"


_GROUPS = {
    "DOC": "文書の構造と整合性",
    "CLAIM": "データの記載と本文の言葉",
    "APPI": "個人情報保護法",
    "MN": "番号法",
    "TBA": "電気通信事業法（外部送信）",
    "JIS": "JIS Q 15001",
    "EU": "補完的ルール（EU・英国）",
    "FORM": "書式",
    "PROMISE": "方針自身の約束",
    "I18N": "日英の対応",
    "TXT": "文字と文章",
    "HIST": "版と改定",
    "WAIVER": "免除",
    "R8": "令和8年改正（未施行）",
}
_OPENING = """# 検査の規則

`policysite explain --all` が規則の言葉と試験の例から作ります。手では直しません。

- 重さ：エラーは公開を止めます。警告は `--strict` のとき止めます。参考と、期限が来たことの知らせは止めません。
- 免除：`exceptions.yml` に規則・対象・理由・承認者・見直し期限を書きます。「免除不可」の規則は免除できません。
- 緑の検査結果は「必要な記載がそろい、矛盾がない」ことを示します。「法令を遵守している」ことは示しません。
- 「要確認」の根拠は、そこに書いた点を出典で確かめていません。e-Gov で確かめてください。
"""


def _kind(rule: RuleWords, language: Language) -> str:
    parts = [LEVELS[rule.level].in_language(language)]
    if rule.profile is not Profile.APPI:
        parts.append(_PROFILE.in_language(language).format(profile=rule.profile))
    if rule.in_force_from:
        parts.append(_FROM.in_language(language).format(day=rule.in_force_from.isoformat()))
    if rule.reminder:
        parts.append(_REMINDER.in_language(language))
    if not rule.waivable:
        parts.append(_UNWAIVABLE.in_language(language))
    return ("・" if language == "ja" else ", ").join(parts)


def _parts(rule: RuleWords, cases: Cases | None, language: Language, fenced: bool) -> Iterator[tuple[str, str]]:
    basis = grounds(rule.basis, language)
    if rule.doubt:
        basis += _UNVERIFIED.in_language(language).format(doubt=rule.doubt.in_language(language))
    examples = {"wrong": cases.fail if cases else (), "right": cases.ok if cases else ()}
    bodies = {
        "sees": _plain(rule.sees, language),
        "why": _plain(rule.why, language),
        "basis": basis,
        **{name: _examples(some, language, fenced) for name, some in examples.items()},
        "fix": _plain(rule.fix, language),
    }
    yield from ((_HEADINGS[name].in_language(language), body) for name, body in bodies.items())


def _plain(text: Text, language: Language) -> str:
    words = text.in_language(language)
    return _AS_SHOWN.in_language(language) if _SLOT.fullmatch(words) else _SLOT.sub("…", words)


def _examples(cases: Sequence[Case], language: Language, fenced: bool) -> str:
    if not cases:
        return _OVER_VERSIONS.in_language(language)
    return "\n\n".join(_example(case, language, fenced) for case in cases)


def _example(case: Case, language: Language, fenced: bool) -> str:
    heading = f"{case.name}（{case.today.isoformat()}）" if case.today else case.name
    where = f" → {' '.join(case.places)}" if case.places else ""
    return "\n".join([heading + where, *(_excerpt(excerpt, language, fenced) for excerpt in case.excerpts)])


def _excerpt(excerpt: Excerpt, language: Language, fenced: bool) -> str:
    note = ""
    if excerpt.gone:
        note = "：" + (_WITHOUT if excerpt.lines else _GONE).in_language(language)
    text = f"# {excerpt.file}{note}\n{_told_apart(textwrap.dedent(excerpt.lines).strip())}".rstrip()
    kind = "html" if excerpt.file.endswith(".html") else "yaml"
    return f"```{kind}\n{text}\n```" if fenced else textwrap.indent(text, "  ")


def _told_apart(lines: str) -> str:
    """Radicals by their code points: the eye takes them for other characters, and a copy would spread them."""
    return _RADICAL.sub(lambda found: f"〈U+{ord(found[0]):04X}〉", lines)

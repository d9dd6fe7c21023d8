"""How the policy is published: languages, numbering, profiles and what the site promises."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from policysite.domain.text import Language, Text
from policysite.domain.value_forms import CountryCode, Days, SiteAddress


class Profile(StrEnum):
    """A rule set that a company switches on; APPI always applies."""

    APPI = "appi"
    JIS = "jis"
    TBA = "tba"
    EU = "eu"


@dataclass(frozen=True, kw_only=True)
class Numbering:
    """How clauses are labelled; the vocabulary of patterns is closed (`composition/number_patterns.py`)."""

    section: Text = field(default_factory=lambda: Text(ja="{n}", en="{n}"))
    """章の見出しに付ける番号（例：第{n}条）。"""
    levels: tuple[str, ...] = ("({n})", "{A}", "{a}", "{i}")
    """条項の各段の番号。{n} {１} {一} {①} {A} {a} {I} {i} {ア} {イ} のどれかを、（{n}） や {①} のように書きます。
    番号を付けない段は none、黒丸の段は bullet。{ア} {イ} は英語では a、{一} {１} は英語では 1 になります。"""
    citation: Text = field(default_factory=lambda: Text(ja="第{section}条{clause}", en="Section {section}{clause}"))
    """条項を引用するときの形。{section} は章の番号、{clause} は条項の番号。"""
    chapter: Text = field(default_factory=lambda: Text(ja="第{n}章", en="Chapter {n}"))
    """条をまとめる章（kind: chapter）の番号。"""
    appendix: Text = field(default_factory=lambda: Text(ja="別表第{n}", en="Appendix {n}"))
    """別表（appendix: true の章）の番号。"""
    restart: bool = False
    """章（kind: chapter）ごとに条の番号を 1 から付け直すとき true。"""


@dataclass(frozen=True, kw_only=True)
class NoticePromise:
    """What the company promises about announcing changes."""

    notice_days: Days = 0
    """S3以上の変更を、効力発生の何日前までに知らせるか。"""
    banner_days: Days = 30
    """効力発生の後、お知らせを何日間掲げるか。"""


@dataclass(frozen=True, kw_only=True)
class ApprovalPolicy:
    """Who must approve a release before it is published."""

    required: bool = False
    """承認がない版を公開しないとき true。"""
    approvers: tuple[str, ...] = ()
    """承認できる人の名前。"""


@dataclass(frozen=True, kw_only=True)
class Brand:
    """The face of the site; images lie under docs/."""

    logo: str | None = None
    """ロゴ画像（docs/assets/ からの相対パス）。"""
    favicon: str | None = None
    """ファビコン。"""


class AccessLog(StrEnum):
    """What is known of the log of requests that a server may keep."""

    KEPT = "kept"
    NOT_KEPT = "not-kept"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True)
class Host:
    """The server that holds the site: what is not known of it is not said."""

    name: Text | None = None
    """サイトを置いているサーバ（サービス）の名前。"""
    country: CountryCode | None = None
    """サーバのある国。"""
    logs: AccessLog = AccessLog.UNKNOWN
    """サーバに通信の記録（アクセスログ）が残るか。kept（残る）、not-kept（残らない）、unknown（分からない。何も示しません）。"""


@dataclass(frozen=True, kw_only=True)
class Site:
    """Everything in site.yml."""

    title: Text
    """ポリシーの名前。"""
    address: SiteAddress
    """サイトのURL（https:// から）。終わりの「/」は補います。"""
    governing_language: Language = "ja"
    """正文の言語。"""
    profiles: tuple[Profile, ...] = ()
    """追加の規則集（jis, tba, eu）。"""
    numbering: Numbering = field(default_factory=Numbering)
    notice: NoticePromise = field(default_factory=NoticePromise)
    approval: ApprovalPolicy = field(default_factory=ApprovalPolicy)
    brand: Brand = field(default_factory=Brand)
    established: date | None = None
    """制定日。"""
    revised: date | None = None
    """最終改定日。"""
    revisions: tuple[date, ...] = ()
    """版の記録にない、以前の改定日。結び（closing）の章に、制定日、版の改定日と合わせて並びます。"""
    review_due: date | None = None
    """次に見直す期限。"""
    law_as_of: date | None = None
    """どの日の法令に照らして書いたか。"""
    name_characters: str = ""
    """氏名・商号に使う異体字（例：髙﨑）。検査で許します。"""
    accessibility_contact: Text | None = None
    """別の形式が必要な方への案内。"""
    host: Host = field(default_factory=Host)
    """サイトを置いているサーバについて、示せること。"""
    answers: tuple[Attestation, ...] = ()
    """データから判定できない問いへの回答。"""

    def days(self) -> tuple[tuple[str, date], ...]:
        """The days of the document in order, each once: (established, day), then (revised, day) for every revision."""
        revised = sorted({*self.revisions, *((self.revised,) if self.revised else ())})
        first = (("established", self.established),) if self.established else ()
        return (*first, *(("revised", day) for day in revised if day != self.established))


@dataclass(frozen=True, kw_only=True)
class Attestation:
    """A recorded yes/no answer to a question that no data can decide."""

    question: str
    """問いの規則名。"""
    answer: bool
    """はい true、いいえ false。"""
    answered_on: date
    """回答した日。"""
    by: str
    """回答した人。"""
    note: Text | None = None
    """補足。"""

"""Releases: what was published, from which day, and which text is in force on a day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from policysite.domain.changes import ChangeClass, Judgement
from policysite.domain.model import PolicyData
from policysite.domain.paths import DataPath, SourceMap
from policysite.domain.text import Text
from policysite.domain.time_zone import TOKYO
from policysite.domain.value_forms import FilingNumber

RELEASES = "policy_data/releases"
NEXT = f"{RELEASES}/next.yml"
PREPARED = "next"
"""How a release that is being prepared is called among the releases."""
SEALS = f"{RELEASES}/seals.txt"
NEXT_ORIGIN: DataPath = ("releases", PREPARED)


class UnreadableReleaseError(ValueError):
    """Frozen data that cannot be read as a policy, or that belongs to another day; the message says why."""


class ReleaseState(StrEnum):
    """Where a release stands on a day; a draft is frozen but not yet announced, so visitors do not see it."""

    DRAFT = "draft"
    UPCOMING = "upcoming"
    IN_FORCE = "in-force"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    """取りやめた版。告知したが、効力を生じない。"""
    REPLACED = "replaced"
    """差し替えた版。告知したが、効力を生じる前に別の版になった。"""

    @property
    def void(self) -> bool:
        """Whether the version was announced and never takes effect."""
        return self in (ReleaseState.WITHDRAWN, ReleaseState.REPLACED)


@dataclass(frozen=True, kw_only=True)
class Approval:
    """Who approved a release, and when."""

    by: str
    """承認した人。"""
    on: date
    """承認した日。"""


@dataclass(frozen=True, kw_only=True)
class Recourse:
    """What the reader can do about a change."""

    text: Text
    """読者ができること。"""
    until: date | None = None
    """いつまでにできるか。"""


@dataclass(frozen=True, kw_only=True)
class ClauseReason:
    """Why one clause changed, for the old/new table."""

    clause: str
    """条項のアンカー（例：joint-use-items）。"""
    reason: Text
    """改定の理由。"""


@dataclass(frozen=True, kw_only=True)
class AnchorAlias:
    """An address of a clause that readers may have kept, and the clause to which it leads from now on."""

    old: str
    """公開した版にあったアンカー（例：joint-use-items）。"""
    new: str
    """今のアンカー（例：joint-use-data）。"""


@dataclass(frozen=True, kw_only=True)
class Revision:
    """What legal writes about a release: in next.yml before it is frozen, in release.yml after."""

    note: Text
    """改定の内容（公表する文）。"""
    reasons: Text | None = None
    """改定の理由。"""
    change_class: ChangeClass | None = None
    """変更の区分（S0〜S5）。最初の版では書きません。"""
    announced: date | None = None
    """告知する日。省くと効力発生日です。S3以上では効力発生日より前にします。"""
    handling_changed: bool = False
    """個人情報の取扱いが変わると示すとき true。省いても、取扱いが変わるかどうかは変更の内容から計算して示します。"""
    recourse: Recourse | None = None
    """読者ができることと、その期限。"""
    approval: Approval | None = None
    """承認した人と日。"""
    filing_no: FilingNumber | None = None
    """個人情報保護委員会への届出番号（S4のとき）。"""
    consent_basis: Text | None = None
    """同意を得る方法（S5のとき）。"""
    acquired_after: date | None = None
    """この日以後に取得した個人情報だけに新しい版を適用するとき、その日（S5のとき）。"""
    banner_until: date | None = None
    """お知らせの帯を掲げる最後の日。省くと site.yml の banner_days に従います。"""
    clause_reasons: tuple[ClauseReason, ...] = ()
    """条項ごとの改定の理由。"""
    judgements: tuple[Judgement, ...] = ()
    """データから決まらない区分についての判断。"""
    corrects: str | None = None
    """正誤：この版が誤りを正す版（例：2027-04-01）。"""
    aliases: tuple[AnchorAlias, ...] = ()
    """消した章や条項の古いアンカーと、そこから今導く先。"""


@dataclass(frozen=True, kw_only=True)
class WithdrawalRecord:
    """Everything in withdrawal.yml: why a version that was announced will not take effect."""

    reason: Text
    """取りやめる理由（公表する文）。"""
    by: str
    """取りやめを決めた人。"""
    on: date
    """取りやめた日。"""
    previous_hash: str
    """一つ前の記録の seal。"""
    seal: str
    """この行より前の全ての文字の SHA-256。"""


@dataclass(frozen=True)
class Withdrawal:
    """A withdrawal as it was found: its record, what the file hashes to, and its places."""

    record: WithdrawalRecord
    version: str
    found_seal: str
    origin: DataPath
    sources: SourceMap = field(compare=False, repr=False)

    @property
    def name(self) -> str:
        """Its name among the records of the history, such as 2027-04-01/withdrawal."""
        return f"{self.version}/withdrawal"


@dataclass(frozen=True, kw_only=True)
class ReleaseRecord(Revision):
    """Everything in release.yml: the revision, its day and the hashes that hold the history together."""

    recorded: date | None = None
    """版を作った日（道具が書きます）。"""
    builds_on: str | None = None
    """この版が改める版（道具が書きます）。"""
    reissues: str | None = None
    """差替え：適用の前に、この版が代わる版（道具が書きます）。"""
    unseen: bool = False
    """差し替えた版が一度もサイトに出なかったとき true（道具が書きます）。"""

    effective: date
    """効力発生日。フォルダの名前と同じです。"""
    content_hash: str
    """policy.json の SHA-256。"""
    lowering_reason: Text | None = None
    """計算された区分より低い区分にした理由。前の形式の記録だけにあり、新しい版には書けません。"""
    previous_hash: str | None = None
    """一つ前の記録の seal。最初の版では書きません。"""
    seal: str
    """この行より前の全ての文字の SHA-256。書き換えると検査で見つかります。"""


@dataclass(frozen=True)
class Release:
    """A frozen release: its record, where it lies, what its files hash to, and its policy, typed when first asked for.

    `origin` is the path of the record in `sources`.
    `found_content` is None where policy.json is missing; `open_policy` raises UnreadableReleaseError where the data
    is no policy.
    """

    record: ReleaseRecord
    folder: str
    found_content: str | None
    found_seal: str
    origin: DataPath
    sources: SourceMap = field(compare=False, repr=False)
    open_policy: Callable[[], PolicyData] = field(compare=False, repr=False)
    withdrawal: Withdrawal | None = None
    aliases: tuple[AnchorAlias, ...] = ()
    """Every alias that this release and those before it recorded."""

    @property
    def effective(self) -> date:
        """The first day on which this text is in force."""
        return self.record.effective

    @property
    def announced(self) -> date:
        """The day from which visitors are told."""
        return self.record.announced or self.record.effective

    @property
    def intact(self) -> bool:
        """Whether the frozen data is what the record says was published."""
        return self.found_content == self.record.content_hash

    @property
    def policy(self) -> PolicyData:
        """The frozen policy; raises UnreadableReleaseError."""
        return self.open_policy()

    @property
    def name(self) -> str:
        """Its folder as it stands in addresses: the day, with a number from the second release of a day on."""
        return self.folder.rpartition("/")[2]

    @property
    def first_shown(self) -> date:
        """The first day on which visitors may see it: announced or in force, and not before it was made."""
        first = min(self.announced, self.effective)
        return max(first, self.record.recorded) if self.record.recorded else first

    def banner_days(self, bound: ChangeClass | None) -> tuple[date, date] | None:
        """First and last day of the banner of a release whose duties are those of the class `bound`; None for a change
        that needs none (S0, S1 without banner_until)."""
        if self.record.banner_until:
            return self.announced, self.record.banner_until
        if bound is None or not bound.significant:
            return None
        shown = timedelta(days=max(self.policy.site.notice.banner_days - 1, 0))
        return self.announced, max(self.effective, self.announced) + shown

    def withdrawal_told(self) -> tuple[date, date]:
        """First and last day on which visitors are told of the withdrawal: until the day it would have taken effect,
        and as long as a banner stands."""
        assert self.withdrawal is not None, "only a withdrawn release has a withdrawal to tell of"
        first = self.withdrawal.record.on
        shown = timedelta(days=max(self.policy.site.notice.banner_days - 1, 0))
        return first, max(self.effective, first + shown)


def tokyo_day(instant: datetime) -> date:
    """The calendar day in Tokyo of an instant; the instant must carry its time zone."""
    if instant.tzinfo is None:
        raise ValueError("an instant without a time zone has no day")
    return instant.astimezone(TOKYO).date()

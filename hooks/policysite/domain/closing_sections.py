"""What a policy ends with: how it changes, whom to ask, who adopts it, and who signs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from policysite.domain.clauses import Clause, ContactLine
from policysite.domain.section_body import SectionBody
from policysite.domain.text import Text


@dataclass(frozen=True, kw_only=True)
class ChangesSection(SectionBody):
    """How the policy changes."""

    kind: Literal["changes"]
    clauses: tuple[Clause, ...] = ()
    statutory_notices: bool = False
    """法定の公表・通知（21条3項、27条6項）を本文が述べているか。"""


@dataclass(frozen=True, kw_only=True)
class ContactSection(SectionBody):
    """The contact desk."""

    kind: Literal["contact"]
    desk: str
    """窓口（desks の id）。"""
    clauses: tuple[Clause, ...] = ()
    lines: tuple[ContactLine, ...] = ()
    """窓口の項目。"""


@dataclass(frozen=True, kw_only=True)
class ClosingSection(SectionBody):
    """The block that closes the text: days of establishment and revision, who signs, and 以上."""

    kind: Literal["closing"]
    clauses: tuple[Clause, ...] = ()
    dates: bool = True
    """制定日と全ての改定日（site.yml の established、revisions、revised）を並べるとき true。"""
    lines: tuple[ContactLine, ...] = ()
    """会社名、代表者、連絡先などの行。"""
    signature: tuple[Text, ...] = ()
    """右に寄せて書く署名（例：{company.name}、{company.representative}）。"""
    ending: Text | None = None
    """最後に右に寄せて書く言葉（例：以上）。"""


@dataclass(frozen=True, kw_only=True)
class OperatorsSection(SectionBody):
    """The businesses that adopt the policy, each with its name, address and representative (法32条1項1号)."""

    kind: Literal["operators"]
    clauses: tuple[Clause, ...] = ()

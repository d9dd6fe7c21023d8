"""The registers: what sections refer to by id, so that each fact stands once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from policysite.domain.text import Text
from policysite.domain.value_forms import Citation, CountryCode, Months


class Acquisition(StrEnum):
    """How personal information reaches the company; the duty to state purposes differs (法21条1項・2項)."""

    DIRECT_WRITTEN = "direct-written"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class Subject:
    """A category of data subjects, such as customers or applicants."""

    id: str
    """半角英小文字・数字・ハイフンの識別子。公開後は変えません。"""
    label: Text
    """呼び方（例：お客様）。"""


@dataclass(frozen=True, kw_only=True)
class DataItem:
    """A kind of personal data that is acquired, provided or jointly used."""

    id: str
    """識別子。"""
    label: Text
    """項目の名前（例：住所）。"""
    sensitive: bool = False
    """要配慮個人情報（法2条3項）に当たるとき true。"""
    biometric: bool = False
    """顔の特徴など、身体の特徴に基づく情報のとき true。"""
    my_number: bool = False
    """特定個人情報（個人番号）のとき true。"""


@dataclass(frozen=True, kw_only=True)
class Purpose:
    """A purpose of use (利用目的, 法17条1項), with the wording of the section on purposes."""

    id: str
    """識別子。"""
    text: Text
    """利用目的の文。利用目的の章ではこの文がそのまま出ます。"""
    subjects: tuple[str, ...]
    """対象となる本人の区分（subjects.yml の id）。"""
    acquisition: tuple[Acquisition, ...] = (Acquisition.DIRECT_WRITTEN,)
    """取得の方法。direct-written は直接書面等（法21条2項）、other はそれ以外（法21条1項）。"""
    third_party: bool = False
    """第三者への提供を目的に含むとき true。"""
    profiling: bool | None = None
    """行動や属性の分析を含むとき true、含まないと確認したとき false。"""


@dataclass(frozen=True, kw_only=True)
class Recipient:
    """A third party, or a kind of third party, to whom personal data is provided."""

    id: str
    """識別子。"""
    label: Text
    """提供先の名前又は種類。"""
    country: CountryCode | None = None
    """所在国（ISO 3166-1 の2文字。例：JP）。"""
    planned_from: date | None = None
    """提供を始める予定日（これから加える提供先のとき）。"""


@dataclass(frozen=True, kw_only=True)
class IdentityDocument:
    """A document that proves who somebody is, or that an agent may act (令12条3号)."""

    id: str
    """識別子。"""
    name: Text
    """書類の名前。"""
    submitted: Text
    """送っていただくもの（例：運転免許証の写し）。"""
    masking: Text | None = None
    """塗りつぶしていただく箇所の案内。"""
    issued_within_months: Months | None = None
    """発行後何か月以内のものか。"""
    accepted_until: date | None = None
    """この日まで受け付ける（廃止された書類のとき）。"""


@dataclass(frozen=True, kw_only=True)
class Term:
    """A word of the glossary, with the article that defines it."""

    id: str
    """識別子。"""
    term: Text
    """用語。"""
    definition: Text
    """意味。"""
    basis: Citation | None = None
    """根拠となる条文（例：法16条3項）。"""
    variants: tuple[str, ...] = ()
    """日本語の別の書き方。本文中のこの語にも説明が付きます。"""


@dataclass(frozen=True, kw_only=True)
class TermChoice:
    """Which of several words for one thing the company uses; the check reports the others."""

    id: str
    """識別子。"""
    keep: str
    """使う言葉（例：押印）。"""
    avoid: tuple[str, ...]
    """使わない言葉（例：捺印）。"""


@dataclass(frozen=True, kw_only=True)
class Registers:
    """All registers together."""

    subjects: tuple[Subject, ...] = ()
    data_items: tuple[DataItem, ...] = ()
    purposes: tuple[Purpose, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    identity_documents: tuple[IdentityDocument, ...] = ()
    terms: tuple[Term, ...] = ()
    term_choices: tuple[TermChoice, ...] = ()

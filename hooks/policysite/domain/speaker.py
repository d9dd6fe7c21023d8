"""How the publisher of a policy speaks of itself, whatever kind of organisation it is."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from policysite.domain.text import Language, Text

_FACT = r"\{company\.(?:short_name|whose|whom)\}"
_THIS = "社|院|行|学|校|会|園|店|所|館|組合|金庫|協会|財団|社団|法人|機構|連盟|医院|病院|診療所|クリニック|団体|事務所"
_OWN = "学|校|会|院|園|行|協会|財団|組合|法人|機構|連盟"
_PRONOUNS = (
    rf"当(?:{_THIS}|方|グループ)|本(?:{_OWN})|弊(?:{_THIS}|方|グループ)"
    "|小社|我が社|わが社|我々|われわれ|私(?:たち|ども)?"
)
_GROUP = "グループ(?:会社|各社|企業|法人)?|(?:関連|関係|子)会社|関係法人"
CORPORATE_BEFORE = (
    "株式会社",
    "有限会社",
    "合同会社",
    "合資会社",
    "合名会社",
    "一般社団法人",
    "一般財団法人",
    "公益社団法人",
    "公益財団法人",
    "特定非営利活動法人",
    "NPO法人",
    "社会医療法人",
    "医療法人社団",
    "医療法人財団",
    "医療法人",
    "社会福祉法人",
    "学校法人",
    "準学校法人",
    "宗教法人",
    "国立大学法人",
    "公立大学法人",
    "大学共同利用機関法人",
    "独立行政法人",
    "地方独立行政法人",
    "国立研究開発法人",
    "農業組合法人",
    "農事組合法人",
    "管理組合法人",
    "弁護士法人",
    "税理士法人",
    "司法書士法人",
    "行政書士法人",
    "社会保険労務士法人",
    "特許業務法人",
    "弁理士法人",
    "監査法人",
)
"""Legal forms that stand before a name; most of them may stand behind it as well."""
CORPORATE_AFTER = (
    *CORPORATE_BEFORE,
    "相互会社",
    "協同組合",
    "信用金庫",
    "信用組合",
    "労働金庫",
    "健康保険組合",
    "共済組合",
)


class OrganizationKind(StrEnum):
    """What kind of organisation publishes the policy."""

    COMPANY = "company"
    GROUP = "group"
    BANK = "bank"
    HOSPITAL = "hospital"
    SCHOOL = "school"
    ASSOCIATION = "association"
    PUBLIC_BODY = "public-body"
    SOLE_TRADER = "sole-trader"


CALLED: dict[OrganizationKind, Text] = {
    OrganizationKind.COMPANY: Text(ja="当社", en="the Company"),
    OrganizationKind.GROUP: Text(ja="当社グループ", en="the Group"),
    OrganizationKind.BANK: Text(ja="当行", en="the Bank"),
    OrganizationKind.HOSPITAL: Text(ja="当院", en="the Hospital"),
    OrganizationKind.SCHOOL: Text(ja="本学", en="the University"),
    OrganizationKind.ASSOCIATION: Text(ja="当会", en="the Association"),
    OrganizationKind.PUBLIC_BODY: Text(ja="当機構", en="the Agency"),
    OrganizationKind.SOLE_TRADER: Text(ja="当店", en="the Shop"),
}
"""What an organisation of each kind usually calls itself; a company chooses its own words."""

HEADED: dict[OrganizationKind, Text] = {
    OrganizationKind.COMPANY: Text(ja="代表取締役", en="Representative Director"),
    OrganizationKind.GROUP: Text(ja="代表取締役", en="Representative Director"),
    OrganizationKind.BANK: Text(ja="代表取締役頭取", en="President and Representative Director"),
    OrganizationKind.HOSPITAL: Text(ja="理事長", en="Chairperson"),
    OrganizationKind.SCHOOL: Text(ja="理事長", en="Chairperson"),
    OrganizationKind.ASSOCIATION: Text(ja="代表理事", en="Representative Director"),
    OrganizationKind.PUBLIC_BODY: Text(ja="理事長", en="President"),
    OrganizationKind.SOLE_TRADER: Text(ja="店主", en="Proprietor"),
}
"""The usual title of who represents an organisation of each kind."""

_PERSONAL = {"we": ("our", "us"), "i": ("my", "me")}


def whose(name: str, language: Language) -> str:
    """The possessive of what the publisher calls itself: 当社の, the Company's, our."""
    if language == "ja":
        return f"{name}の"
    own = _PERSONAL.get(name.lower())
    return own[0] if own else f"{name}’" if name.endswith("s") else f"{name}'s"


def whom(name: str, language: Language) -> str:
    """What the publisher calls itself as an object: 当社, the Company, us."""
    own = _PERSONAL.get(name.lower()) if language == "en" else None
    return own[1] if own else name


def speaks_in_plural(name: str) -> bool:
    """Whether an English verb after the name has no s: we provide, the Company provides."""
    return name.lower() in _PERSONAL


@lru_cache
def self_pattern(names: tuple[str, ...] = ()) -> str:
    """A pattern of what a publisher calls itself in Japanese: the usual words, the fact, and its own `names`."""
    own = "".join(f"{re.escape(name)}|" for name in sorted(set(names), key=len, reverse=True) if name)
    return f"(?:{own}{_FACT}|{_PRONOUNS})"


@lru_cache
def defined_pattern(names: tuple[str, ...] = ()) -> re.Pattern[str]:
    """Words that define the publisher or its group: …（以下「当院」といいます。）."""
    called = f"{self_pattern(names)}(?:{_GROUP}|等|ら)?|[^「」（）()]{{0,8}}(?:{_GROUP})"
    return re.compile(f"[^、。（）()]*[（(][^（）()]*「(?:{called})」[^（）()]*[)）]")


def names_speaker(word: str, names: tuple[str, ...] = ()) -> bool:
    """Whether a word of a glossary stands for the publisher or its group."""
    return re.fullmatch(f"(?:{self_pattern(names)}(?:{_GROUP})?|{_GROUP})", word) is not None


def is_corporate_name(name: str) -> bool:
    """Whether a registered name shows that it belongs to a corporation."""
    return re.search("会社|法人|組合|財団|社団|機構|協会|学校|大学|相互|銀行|金庫|連盟|連合会|公社", name) is not None

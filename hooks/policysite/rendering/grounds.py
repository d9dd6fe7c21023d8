"""What a finding rests on, in the language of the reader: citations of law, and grounds that are no law."""

from __future__ import annotations

from collections.abc import Sequence

from policysite.domain.citations import cited
from policysite.domain.text import Language

_UNVERIFIED = "（要確認）"
# The grounds of the catalogue that cite no article; a test holds that none is missing.
_IN_ENGLISH = {
    "Unicode（CJK部首補助 U+2E80–2EF3）": "Unicode (CJK Radicals Supplement, U+2E80–2EF3)",
    "Unicode（康熙部首 U+2F00–2FD5）": "Unicode (Kangxi Radicals, U+2F00–2FD5)",
    "令和3年改正（2022-04-01・2023-04-01施行）": "2021 amendment of the APPI (in force 2022-04-01 and 2023-04-01)",
    "令和8年法律第56号": "Act No. 56 of 2026",
    "令和8年法律第56号 附則": "Act No. 56 of 2026, Supplementary Provisions",
    "個人情報保護委員会 2026-09-16 案": "PPC draft of 2026-09-16",
    "個人情報保護法の変更手続（法21条3項・27条3項・27条6項 等）": (
        "procedures of the APPI for changes (Articles 21(3), 27(3), 27(6), etc.)"
    ),
    "健康保険法等改正（2024-12-02 発行終了・2025-12-02 失効）": (
        "amendment of the Health Insurance Act, etc. (no card issued from 2024-12-02, all void from 2025-12-02)"
    ),
    "健康保険法等改正（2025-12-02 経過措置終了）": (
        "amendment of the Health Insurance Act, etc. (transitional measures ended on 2025-12-02)"
    ),
    "実務上の慣行": "practice",
    "実務上の慣行（法律上の義務ではない）": "practice (no legal duty)",
    "常用漢字表": "List of Kanji in Common Use",
    "対訳の一致": "parity of the two languages",
    "データと本文の一致": "agreement of data and text",
    "消費者契約法8条": "Consumer Contract Act Article 8",
    "消費者契約法10条": "Consumer Contract Act Article 10",
    "戸籍・登記の表記": "spelling in the family register and the commercial register",
    "文書の品質": "quality of the document",
    "文書の整合性": "consistency of the document",
    "文書の整合性（日英）": "consistency of the document (Japanese and English)",
    "方針自身の約束": "the policy's own promise",
    "特定個人情報ガイドライン": "PPC Guidelines on specific personal information",
    "用語集": "glossary",
    "社内の承認手続": "internal approval",
    "表記の統一": "uniform spelling",
    "運用規則（exceptions.yml）": "rules of operation (exceptions.yml)",
    "運用規則（review_due）": "rules of operation (review_due)",
    "運用規則（site.yml の answers）": "rules of operation (answers in site.yml)",
    "JIS Q 15001:2017 A.3.2.1 a)〜e)": "JIS Q 15001:2017 A.3.2.1 a)–e)",
}


def grounds(basis: Sequence[str], language: Language) -> str:
    """What a rule rests on in one line; Japanese as legal writes it, English as the official translation cites."""
    return "、".join(basis) if language == "ja" else "; ".join(map(_in_english, basis))


def _in_english(ground: str) -> str:
    known = ground.removesuffix(_UNVERIFIED)
    words = _IN_ENGLISH.get(known) or cited((known,), "en")
    return words if known == ground else f"{words} (unverified)"

"""A small policy document that has every kind of block once."""

from __future__ import annotations

from datetime import date

from policysite.composition.document import (
    Document,
    FactRun,
    Node,
    Note,
    Paragraph,
    ReferenceRun,
    Row,
    Rows,
    Run,
    Table,
)
from policysite.composition.form_document import Stamp

STAMP = Stamp(
    organisation="株式会社見本",
    version="2026年4月1日版",
    dated=date(2026, 4, 1),
    address="https://privacy.example/",
)


def node(anchor: str, level: int, number: str, heading: str = "", **parts: object) -> Node:
    """A node with the parts a test cares for."""
    given = {"blocks": (), "children": (), "closing": (), **parts}
    title = (Run(heading),) if heading else ()
    return Node(anchor, "free", level, number, f"第{number}条", title, basis=(), path=(), **given)  # type: ignore[arg-type]


def sample_policy(extra: str = "") -> Document:
    """Two sections: clauses with and without a heading, a reference, a note, rows and a table."""
    fee = node(
        "requests-fee",
        1,
        "(1)",
        "手数料",
        blocks=(Paragraph((Run("1回につき"), FactRun("800", "fee.amount"), Run("円。" + extra)), ()),),
        closing=(Note((Run("返却しません。"),), ()),),
    )
    reply = node("requests-reply", 1, "(2)", blocks=(Paragraph((ReferenceRun("上記(1)", "requests-fee"),), ()),))
    table = Table("提供先の一覧", ("提供先", "国", "根拠"), (("飲食店", "日本", "同意"),), ())
    rows = Rows((Row("phone", "電話", (Run("03-0000-0000"),), ()),))
    return Document(
        "ja",
        "個人情報保護方針",
        "株式会社見本",
        (
            node("requests", 0, "1", "開示等の手続", children=(fee, reply), blocks=(table,)),
            node("contact", 0, "", "お問合せ", blocks=(rows,)),
        ),
    )

"""The tables and the file for machines say what an independent reader of the clauses says, in both directions."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from policysite.composition import compose
from policysite.composition.document import Node
from policysite.composition.summary import Way, summary_of
from policysite.domain.clauses import (
    JointUseClause,
    Provision,
    ProvisionClause,
    ProvisionGround,
    PurposeClause,
    PurposeMention,
)
from policysite.domain.company import Corporation
from policysite.domain.model import PolicyData
from policysite.domain.registers import DataItem, Purpose, Recipient
from policysite.domain.sections import JointUseSection, PurposesSection, ThirdPartySection
from policysite.domain.text import Text
from policysite.rendering.at_a_glance import at_a_glance
from policysite.rendering.linked_data import render_privacy_vocabulary
from policysite.rendering.purpose_table import PurposeRow, purpose_table
from policysite.source import load_policy_data

ROOT = Path(__file__).parents[2]
_NAMES = "甲乙丙丁戊己"
ITEMS = {f"item-{n}": f"項目{n}号" for n in _NAMES}
PARTIES = {f"party-{n}": f"相手{n}号" for n in _NAMES}
PURPOSES = {f"purpose-{n}": f"目的{n}号" for n in _NAMES}
_USED = tuple(PURPOSES)[:4]
"""利用目的の章が述べるもの。残りは提供の章だけが述べる。"""


def _said(words: str) -> Text:
    return Text(ja=words, en=f"{words} in English")


@cache
def _bare() -> PolicyData:
    loaded = load_policy_data(ROOT / "samples" / "minimal")
    assert loaded.policy, loaded.findings
    policy = loaded.policy
    registers = replace(
        policy.registers,
        data_items=tuple(DataItem(id=_ascii(one), label=_said(words)) for one, words in ITEMS.items()),
        recipients=tuple(Recipient(id=_ascii(one), label=_said(words)) for one, words in PARTIES.items()),
        purposes=tuple(
            Purpose(id=_ascii(one), text=_said(words), subjects=("members",)) for one, words in PURPOSES.items()
        ),
    )
    group = tuple(Corporation(id=_ascii(one), name=_said(words)) for one, words in PARTIES.items())
    return replace(policy, registers=registers, company=replace(policy.company, group=group))


def _ascii(name: str) -> str:
    kind, sign = name.split("-")
    return f"{kind}-{_NAMES.index(sign)}"


def _some(register: dict[str, str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from([_ascii(one) for one in register]), min_size=1, max_size=4, unique=True).map(tuple)


@st.composite
def _arrangement(draw: st.DrawFn, kind: type[JointUseClause] | type[ProvisionClause], at: int) -> object:
    """One arrangement, in a single clause or with a clause for each part."""
    who = "users" if kind is JointUseClause else "recipients"
    said = {
        "data_items": draw(_some(ITEMS)),
        who: draw(_some(PARTIES)),
        "purposes": tuple(PurposeMention(purpose=one) for one in draw(_some(PURPOSES))),
    }
    planned = {"provision": Provision(ground=ProvisionGround.CONSENT)} if kind is ProvisionClause else {}
    title = _said(f"その{at}")
    if draw(st.booleans()):
        return kind(id=f"made-{at}", title=title, **said, **planned)
    parts = tuple(kind(id=f"made-{at}-{name.replace('_', '-')}", **{name: value}) for name, value in said.items())
    return kind(id=f"made-{at}", title=title, clauses=parts, **planned)


@st.composite
def policies(draw: st.DrawFn) -> PolicyData:
    """A policy with several joint uses and several provisions, each section with them side by side."""
    joint = tuple(draw(_arrangement(JointUseClause, at)) for at in range(draw(st.integers(1, 4))))
    if draw(st.booleans()):
        joint += (JointUseClause(id="manager", manager="operator"),)
    provided = tuple(draw(_arrangement(ProvisionClause, at)) for at in range(draw(st.integers(1, 3))))
    exception = ProvisionClause(id="law", text=(_said("法令に基づく場合"),), exception=ProvisionGround.LAW)
    own = PurposeClause(id="own", purposes=tuple(PurposeMention(purpose=_ascii(one)) for one in _USED))
    sections = (
        PurposesSection(id="why", kind="purposes", title=_said("利用目的"), clauses=(own,)),
        ThirdPartySection(
            id="provided",
            kind="third-party-provision",
            title=_said("提供"),
            default="consent",
            clauses=(exception, *provided),  # type: ignore[arg-type]
        ),
        JointUseSection(id="joint", kind="joint-use", title=_said("共同利用"), clauses=joint),  # type: ignore[arg-type]
    )
    kept = tuple(one for one in _bare().policy if one.kind not in {section.kind for section in sections})
    return replace(_bare(), policy=(*sections, *kept))


def _read(node: Node) -> set[str]:
    """What a reader finds named in a clause with all below it."""
    words = "\n".join(text for part in node.walk() for text in part.texts())
    return {name for register in (ITEMS, PARTIES, PURPOSES) for name in register.values() if name in words}


def _shown(row: PurposeRow) -> set[str]:
    words = "\n".join(link.text for cell in row.cells for link in cell)
    return {name for register in (ITEMS, PARTIES, PURPOSES) for name in register.values() if name in words}


@given(policies())
def test_一覧表の行は条項を読んだとおり(policy: PolicyData) -> None:
    document = compose(policy, "ja").document
    table = purpose_table(policy, document, summary_of(policy))
    assert table.statements
    rows = {row.purpose.href[1:]: _shown(row) for row in table.statements.rows}
    made = [
        node
        for section in ("provided", "joint")
        for node in (document.node(section) or document.sections[0]).children
        if _read(node)
    ]
    # One arrangement that stands alone in its section is found at its own clause too.
    assert {anchor: names for anchor, names in rows.items() if names} == {node.anchor: _read(node) for node in made}


@given(policies())
def test_目的ごとの行には_その目的を挙げる取決めの相手だけが出る(policy: PolicyData) -> None:
    document = compose(policy, "ja").document
    summary = summary_of(policy)
    assert [line.stated.text.ja for line in summary.purposes] == [PURPOSES[one] for one in _USED]
    for line in summary.purposes:
        said = line.stated.text.ja
        naming = {
            node.anchor
            for section in ("provided", "joint")
            for node in (document.node(section) or document.sections[0]).children
            if said in _read(node)
        }
        assert {statement.anchor for statement in line.statements} == naming


@given(policies())
def test_機械が読むファイルも同じ取決めをひとつずつ述べる(policy: PolicyData) -> None:
    document, base = compose(policy, "ja").document, policy.site.address
    notice = json.loads(render_privacy_vocabulary(policy, summary_of(policy), None, base))
    labels = {f"{base}#purpose-{_ascii(one)}": PURPOSES[one] for one in PURPOSES}
    for process in notice["dpv:hasProcess"]:
        if "dct:source" not in process or "dpv:hasPersonalData" not in process:
            continue
        words = json.dumps(process, ensure_ascii=False)
        for purpose in process.get("dpv:hasPurpose", ()):
            words += labels.get(purpose.get("@id", ""), "")
        names = {name for register in (ITEMS, PARTIES, PURPOSES) for name in register.values() if name in words}
        node = document.node(process["dct:source"]["@id"].rpartition("#")[2])
        assert node
        assert names == _read(node)


@given(policies())
def test_同意を得た提供は_ほかの場合として挙げない(policy: PolicyData) -> None:
    summary = summary_of(policy)
    glance = at_a_glance(policy, compose(policy, "ja").document, summary, {})
    lines = [line for card in glance.cards for line in card.lines]
    assert len([line for line in lines if line.label == "同意を得て提供する相手"]) == len(summary.of(Way.PROVISION))
    others = [line.text for line in lines if line.href.startswith("#provided") and not line.label.startswith("同意")]
    assert others == ["原則として本人の同意を得て提供", "法令に基づく場合"]

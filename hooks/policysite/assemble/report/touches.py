"""Where each changed part of the data shows, found by changing that part alone and looking at what comes out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from policysite.composition import compose
from policysite.composition.document import Document, Node
from policysite.composition.form_composition import compose_form
from policysite.composition.form_document import Stamp
from policysite.composition.guide_composition import compose_guide
from policysite.composition.summary import summary_of
from policysite.domain.model import PolicyData
from policysite.domain.review import Touch
from policysite.domain.sections import Section
from policysite.domain.text import LANGUAGES, Text

_POLICY_FILES = ("policy.pdf", "policy.docx", "policy.txt", "policy.json")
_RELEASED = ("changes.atom", "changes.json", "versions.json")
_PARTS = {
    "operator": Text(ja="会社（company.yml の operator）", en="the operator (company.yml)"),
    "addresses": Text(ja="住所（company.yml の addresses）", en="addresses (company.yml)"),
    "group": Text(ja="法人（company.yml の group）", en="group companies (company.yml)"),
    "desks": Text(ja="窓口（company.yml の desks）", en="desks (company.yml)"),
    "adopters": Text(ja="この方針を採るほかの事業者（company.yml の adopters）", en="adopters (company.yml)"),
    "accredited": Text(ja="認定個人情報保護団体（company.yml）", en="accredited organisation (company.yml)"),
    "site": Text(ja="サイトの設定（site.yml）", en="settings of the site (site.yml)"),
    "subjects": Text(ja="本人の区分（registers/subjects.yml）", en="data subjects (registers/subjects.yml)"),
    "data_items": Text(ja="項目（registers/data-items.yml）", en="data items (registers/data-items.yml)"),
    "purposes": Text(ja="利用目的（registers/purposes.yml）", en="purposes (registers/purposes.yml)"),
    "recipients": Text(ja="提供先（registers/recipients.yml）", en="recipients (registers/recipients.yml)"),
    "identity_documents": Text(
        ja="本人確認書類（registers/identity-documents.yml）",
        en="identity documents (registers/identity-documents.yml)",
    ),
    "terms": Text(ja="用語（registers/terms.yml）", en="terms (registers/terms.yml)"),
}
# A form carries the version it belongs to; here only its words are compared.
_STAMP = Stamp(organisation="", version="", dated=date(1980, 1, 1), address="")


@dataclass(frozen=True)
class _Shown:
    """Everything visitors see of a policy that a fact can reach."""

    nodes: Mapping[str, tuple[tuple[str, ...], ...]]
    citations: Mapping[str, Text]
    forms: Mapping[str, tuple[object, ...]]
    titles: Mapping[str, Text]
    guide: tuple[object, ...]
    summary: object

    @classmethod
    def of(cls, policy: PolicyData) -> _Shown:
        documents = tuple(compose(policy, language).document for language in LANGUAGES)
        return cls(
            nodes={ja.anchor: (tuple(ja.texts()), tuple(en.texts())) for ja, en in _pairs(documents)},
            citations={ja.anchor: Text(ja=_name(ja), en=_name(en)) for ja, en in _pairs(documents)},
            forms={
                form.id: tuple(compose_form(form, policy, document, _STAMP).form for document in documents)
                for form in policy.forms
            },
            titles={form.id: form.title for form in policy.forms},
            guide=tuple(compose_guide(policy, document) for document in documents),
            summary=summary_of(policy),
        )


def _pairs(documents: tuple[Document, ...]) -> Iterator[tuple[Node, Node]]:
    ja, en = documents
    english = {node.anchor: node for node in en.walk()}
    yield from ((node, english[node.anchor]) for node in ja.walk() if node.anchor in english)


def _name(node: Node) -> str:
    return " ".join(part for part in (node.citation, node.heading_text) if part) or node.anchor


def touches(old: PolicyData, new: PolicyData) -> tuple[Touch, ...]:
    """The changed parts of the data in reading order, each with what it touches."""
    before, after = _Shown.of(old), _Shown.of(new)
    return tuple(_touch(part, before, _Shown.of(policy), after) for part, policy in _changed_alone(old, new))


def _changed_alone(old: PolicyData, new: PolicyData) -> Iterator[tuple[Text, PolicyData]]:
    for name in old.company.__dataclass_fields__:
        if getattr(old.company, name) != getattr(new.company, name):
            yield _PARTS[name], replace(old, company=replace(old.company, **{name: getattr(new.company, name)}))
    if old.site != new.site:
        yield _PARTS["site"], replace(old, site=new.site)
    for name in old.registers.__dataclass_fields__:
        value: Any = getattr(new.registers, name)
        if name in _PARTS and getattr(old.registers, name) != value:
            yield _PARTS[name], replace(old, registers=replace(old.registers, **{name: value}))
    yield from _sections(old, new)
    yield from _forms(old, new)


def _sections(old: PolicyData, new: PolicyData) -> Iterator[tuple[Text, PolicyData]]:
    was = {section.id: section for section in old.policy}
    now = {section.id: section for section in new.policy}
    for section in new.policy:
        if was.get(section.id) != section:
            yield _chapter(section), replace(old, policy=_with(old.policy, section))
    for section in old.policy:
        if section.id not in now:
            yield _chapter(section), replace(old, policy=tuple(s for s in old.policy if s.id != section.id))


def _with(sections: tuple[Section, ...], changed: Section) -> tuple[Section, ...]:
    if any(section.id == changed.id for section in sections):
        return tuple(changed if section.id == changed.id else section for section in sections)
    return (*sections, changed)


def _chapter(section: Section) -> Text:
    return Text(ja=f"章「{section.heading.ja}」", en=f"section “{section.heading.en}”")


def _forms(old: PolicyData, new: PolicyData) -> Iterator[tuple[Text, PolicyData]]:
    was = {form.id: form for form in old.forms}
    for form in new.forms:
        if was.get(form.id) != form:
            kept = tuple(other for other in old.forms if other.id != form.id)
            part = Text(ja=f"書式「{form.title.ja}」", en=f"form “{form.title.en}”")
            yield part, replace(old, forms=(*kept, form))


def _touch(part: Text, before: _Shown, alone: _Shown, after: _Shown) -> Touch:
    anchors = [anchor for anchor, texts in alone.nodes.items() if before.nodes.get(anchor) != texts]
    anchors += [anchor for anchor in before.nodes if anchor not in alone.nodes]
    names = {**before.citations, **alone.citations, **after.citations}
    titles = {**before.titles, **alone.titles}
    forms = [form for form, documents in alone.forms.items() if before.forms.get(form) != documents]
    pages = ["/", "/bilingual/"] if anchors else ["/"] if before.summary != alone.summary else []
    pages += ["/requests/", "/requests/kit/"] if before.guide != alone.guide else []
    pages += [f"/requests/{form}/" for form in forms]
    pages += ["/changes/", "/versions/"] if pages else []
    files = [*(_POLICY_FILES if anchors else ()), *(f"forms/{form}-ja・en.pdf・.docx" for form in forms)]
    return Touch(
        part=part,
        clauses=tuple(names[anchor] for anchor in anchors),
        forms=tuple(titles[form] for form in forms),
        pages=tuple(pages),
        files=tuple(files + list(_RELEASED if pages else ())),
    )

"""The page of the policy: status box, then every section and clause with its anchor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from policysite.composition.document import Document
from policysite.domain.citations import cited
from policysite.domain.registers import Term
from policysite.domain.spells import Spell
from policysite.domain.text import Language
from policysite.rendering.at_a_glance import Glance
from policysite.rendering.environment import environment
from policysite.rendering.node_views import Marks, NodeView, view_section
from policysite.rendering.purpose_table import PurposeTable
from policysite.rendering.terms import vocabulary_of
from policysite.rendering.words import word


@dataclass(frozen=True)
class StatusRow:
    """A labelled line of the status box."""

    label: str
    value: str


@dataclass(frozen=True)
class FormatLink:
    """A way to get the same text in another format; `size` is shown beside it."""

    label: str
    href: str
    size: str = ""
    download: bool = True


@dataclass(frozen=True)
class AccessNote:
    """Whom to ask for another format: words, and a link in them where there is one."""

    text: str
    link_text: str = ""
    href: str = ""
    end: str = ""


@dataclass(frozen=True)
class RecordNote:
    """The hash at the head of the chain of versions, and where it is said how to verify it."""

    label: str
    digest: str
    link_text: str
    href: str

    @property
    def short(self) -> str:
        """Enough of the hash to compare by eye."""
        return self.digest[:16]


@dataclass(frozen=True)
class StatusBox:
    """What the reader must know before the text: which version, since when, which language governs."""

    title: str
    rows: tuple[StatusRow, ...]
    governing_note: str
    formats_label: str
    formats: tuple[FormatLink, ...]
    access: AccessNote | None = None
    record: RecordNote | None = None
    ended: tuple[Spell[StatusRow], ...] = ()
    """What is said of the end of the text once it has ended."""


@dataclass(frozen=True)
class PolicyPageView:
    """Everything that the template of the policy page says; `glance` and `table` are None above a text of the past."""

    title: str
    description: str
    language: Language
    colon: str
    contents_title: str
    status: StatusBox
    sections: tuple[NodeView, ...]
    definitions: Mapping[str, Mapping[str, str]]
    glance: Glance | None = None
    table: PurposeTable | None = None
    linked_data: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class PolicyPageParts:
    """What stands on the policy page besides status and text."""

    terms: tuple[Term, ...] = ()
    marks: Marks | None = None
    glance: Glance | None = None
    table: PurposeTable | None = None
    linked_data: Mapping[str, Any] | None = None


def policy_page(document: Document, status: StatusBox, parts: PolicyPageParts | None = None) -> PolicyPageView:
    """The view of the policy page of one document; terms without parts are not linked."""
    parts = parts or PolicyPageParts()
    language = document.language
    vocabulary = vocabulary_of(parts.terms, language)
    sections = tuple(view_section(section, language, vocabulary, parts.marks) for section in document.sections)
    linked = {term for section in sections for term in section.terms()}
    return PolicyPageView(
        title=document.title,
        description=word("page-description", language, operator=document.operator, title=document.title),
        language=language,
        colon=word("colon", language),
        contents_title=word("contents", language),
        status=status,
        sections=sections,
        definitions={term.id: _definition(term, language) for term in parts.terms if term.id in linked},
        glance=parts.glance,
        table=parts.table,
        linked_data=parts.linked_data,
    )


def _definition(term: Term, language: Language) -> Mapping[str, str]:
    return {
        "term": term.term.in_language(language),
        "definition": term.definition.in_language(language),
        "basis": cited((term.basis,), language) if term.basis else "",
    }


def render_policy_page(view: PolicyPageView) -> str:
    """The Markdown of the policy page, with explicit anchors and literal text."""
    return environment().get_template("policy.md.j2").render(view=view)

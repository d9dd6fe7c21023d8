"""The page of the policy: status box, then every section and clause with its anchor."""

from __future__ import annotations

from dataclasses import dataclass

from policysite.domain.document import Document
from policysite.domain.text import Language
from policysite.rendering.environment import environment
from policysite.rendering.node_views import NodeView, view_node
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
class StatusBox:
    """What the reader must know before the text: which version, since when, which language governs."""

    title: str
    rows: tuple[StatusRow, ...]
    governing_note: str
    formats_label: str
    formats: tuple[FormatLink, ...]


@dataclass(frozen=True)
class PolicyPageView:
    """Everything that the template of the policy page says."""

    title: str
    description: str
    language: Language
    colon: str
    status: StatusBox
    sections: tuple[NodeView, ...]


def policy_page(document: Document, status: StatusBox) -> PolicyPageView:
    """The view of the policy page of one document."""
    language = document.language
    return PolicyPageView(
        title=document.title,
        description=word("page-description", language, operator=document.operator, title=document.title),
        language=language,
        colon=word("colon", language),
        status=status,
        sections=tuple(view_node(section, language) for section in document.sections),
    )


def render_policy_page(view: PolicyPageView) -> str:
    """The Markdown of the policy page, with explicit anchors and literal text."""
    return environment().get_template("policy.md.j2").render(view=view)

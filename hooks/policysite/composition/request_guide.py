"""The guide for requests: who asks for what → papers, fee, envelope, forms, answer, each with its clause."""

from __future__ import annotations

from dataclasses import dataclass

from policysite.domain.clauses import Requester, RequestType
from policysite.domain.text import Language


@dataclass(frozen=True, kw_only=True)
class Source:
    """The clause of the policy that says so; empty where the law alone does."""

    anchor: str = ""
    citation: str = ""


@dataclass(frozen=True, kw_only=True)
class GuidePaper:
    """One thing to put into the envelope; `choices` are documents of which one is enough."""

    text: str
    source: Source
    choices: tuple[GuideChoice, ...] = ()
    advice: str = ""
    form: str = ""
    """The id of a form to download."""
    types: tuple[RequestType, ...] = ()
    """The requests it is needed for; empty for all."""


@dataclass(frozen=True, kw_only=True)
class GuideChoice:
    """A document that may be chosen, with what to black out."""

    text: str
    advice: str = ""


@dataclass(frozen=True, kw_only=True)
class GuideRequester:
    """Who asks, and what they send."""

    id: Requester
    label: str
    papers: tuple[GuidePaper, ...]
    source: Source
    gap: str = ""
    """What to do where the policy says nothing of this requester."""


@dataclass(frozen=True, kw_only=True)
class GuideRequest:
    """What can be asked for: its basis in law, its fee, what to fill in, and how the answer comes."""

    id: RequestType
    label: str
    basis: str
    fee: str
    fee_source: Source
    fill_in: tuple[str, ...]
    answer: str
    answer_source: Source


@dataclass(frozen=True, kw_only=True)
class GuideRefusal:
    """A case in which a request cannot be met, in the policy's words."""

    text: str
    source: Source
    types: tuple[RequestType, ...] = ()


@dataclass(frozen=True, kw_only=True)
class GuideEnvelope:
    """The label to print: what stands on the envelope."""

    lines: tuple[str, ...]
    """The address, in Japanese whatever the language of the page: the postman and the desk read it."""
    marking: str
    """What stands on it in red, in Japanese too."""
    translation: tuple[str, ...]
    """The address in the language of the page; empty in Japanese."""
    meaning: str
    """What the marking says, in the language of the page; empty in Japanese."""
    sending: str
    source: Source


@dataclass(frozen=True, kw_only=True)
class GuideForm:
    """A form by name."""

    id: str
    title: str


@dataclass(frozen=True, kw_only=True)
class RequestGuide:
    """Everything the guide says, in one language."""

    language: Language
    title: str
    source: Source
    requesters: tuple[GuideRequester, ...]
    requests: tuple[GuideRequest, ...]
    forms: tuple[GuideForm, ...]
    envelope: GuideEnvelope | None
    refusals: tuple[GuideRefusal, ...]
    refusal_lead: GuideRefusal | None
    fee_notes: tuple[str, ...]
    handling: GuideRefusal | None
    """What is done with the papers."""
    desk: tuple[str, ...]

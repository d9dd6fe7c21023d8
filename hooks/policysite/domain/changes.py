"""What a revision changes, and what the law asks for such a change (`law/appi.md` part 2)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from policysite.domain.text import Text


class ChangeClass(StrEnum):
    """The classes of change; the order of the values is the order of strength."""

    EDITORIAL = "S0"
    UPDATE = "S1"
    NOTICE = "S2"
    BEFORE = "S3"
    PPC = "S4"
    CONSENT = "S5"

    @property
    def significant(self) -> bool:
        """Whether this is a 重要な変更, which must be announced."""
        return self >= ChangeClass.NOTICE

    @property
    def announced_before(self) -> bool:
        """Whether the announcement must stand before the change takes effect."""
        return self >= ChangeClass.BEFORE


class ChangeKind(StrEnum):
    """What happened to the thing that changed."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    REWORDED = "reworded"
    FACT = "fact-changed"
    RENUMBERED = "renumbered"


class Effect(StrEnum):
    """What a change means to the reader; the order of the members is the order of weight."""

    WORDS = "words"
    NUMBERING = "numbering"
    FACT = "fact"
    HANDLING = "handling"

    @property
    def weight(self) -> int:
        """The place in the order of weight."""
        return list(Effect).index(self)


class Answer(StrEnum):
    """What a person decided about a change whose class no data can decide."""

    RELATED = "related"
    BEYOND = "beyond"
    NARROWED = "narrowed"
    FORESEEABLE = "foreseeable"
    UNFORESEEABLE = "unforeseeable"
    RENAMED = "renamed"
    SUCCESSION = "succession"
    EXCEPTED = "excepted"
    EDITORIAL = "editorial"
    CONFIRMED = "confirmed"


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """A person's answer about one change, with the reason that makes it more than a label."""

    target: str
    """変更の対象（policysite diff の表示する target）。"""
    answer: Answer
    """判断（related・beyond・narrowed・foreseeable・unforeseeable・renamed・succession・excepted・editorial・confirmed）。"""
    reason: Text
    """そう判断した理由（公表する文）。"""
    by: str
    """判断した人（site.yml の approvers にある名前）。"""


@dataclass(frozen=True)
class Verdict:
    """What one row of the change table says about a change."""

    row: str
    change_class: ChangeClass
    basis: tuple[str, ...]
    matter: Text
    duty: Text
    effect: Effect
    review: bool = False
    refused: bool = False


@dataclass(frozen=True)
class Change:
    """One change: what, where it shows, the words before and after, every row that speaks of it, and the targets of
    the judgements that decided it."""

    kind: ChangeKind
    target: str
    anchors: tuple[str, ...]
    old: Text | None
    new: Text | None
    verdicts: tuple[Verdict, ...]
    judged: tuple[str, ...] = ()

    @property
    def deciding(self) -> Verdict:
        """The strongest verdict; of equals, the one that needs judgement."""
        return max(self.verdicts, key=lambda verdict: (verdict.change_class, verdict.review))

    @property
    def change_class(self) -> ChangeClass:
        """The least class a release that holds this change may be given."""
        return self.deciding.change_class

    @property
    def effect(self) -> Effect:
        """What it means to the reader: the weightiest of what its rows say."""
        return max((verdict.effect for verdict in self.verdicts), key=lambda effect: effect.weight)

    @property
    def basis(self) -> tuple[str, ...]:
        """The articles of all verdicts, the deciding ones first."""
        ordered = sorted(self.verdicts, key=lambda verdict: verdict.change_class, reverse=True)
        return tuple(dict.fromkeys(article for verdict in ordered for article in verdict.basis))

    @property
    def review(self) -> bool:
        """Whether a person must judge the class."""
        return any(verdict.review for verdict in self.verdicts)

    @property
    def refused(self) -> bool:
        """Whether the law leaves no room for this change at all."""
        return any(verdict.refused for verdict in self.verdicts)


def computed_class(changes: Iterable[Change]) -> ChangeClass | None:
    """The maximum class of changes, or None where nothing changed."""
    return max((change.change_class for change in changes), default=None)


def computed_effect(changes: Iterable[Change]) -> Effect:
    """The weightiest of what changes mean to the reader; the words only where nothing weightier changed."""
    return max((change.effect for change in changes), key=lambda effect: effect.weight, default=Effect.WORDS)

"""What a page says when its day is over: words made with the page, of which a script only looks which are due."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from policysite.composition.wordlist import format_date
from policysite.domain.spells import Spell
from policysite.domain.text import Language, Text

HEALTH = "health.json"
STALE_AFTER = 3
"""Days after which a site that is made every day says that it is old."""

_WORDS = {
    "as-of": Text(ja="{day}現在の内容です。", en="As of {day}."),
    "stale": Text(
        ja="このサイトは{day}から更新されていません。その後のお知らせが載っていないことがあります。",
        en="This site has not been updated since {day}. Later announcements may be missing.",
    ),
    "turned": Text(
        ja="{day}から、新しい版が適用されています。このページは、その前に作られたものです。",
        en="A new version has applied since {day}. This page was made before that.",
    ),
    "read": Text(ja="新しい版の全文を読む", en="Read the whole new version"),
    "title": Text(ja="【{day}に改定】{title}", en="[Changed on {day}] {title}"),
    "clock": Text(ja="このページの日付", en="The day of this page"),
}


@dataclass(frozen=True)
class Turn:
    """The sentence for the time in which another version than the page knows applies, with the page of that version."""

    sentence: str
    link: str
    link_text: str
    title: str


@dataclass(frozen=True)
class Clock:
    """The day of a page and all that it will have to say later."""

    as_of: str
    said: str
    label: str
    stale: str
    stale_after: int
    turns: tuple[Spell[Turn], ...]


def clock(day: date, turns: tuple[Spell[Turn], ...], language: Language) -> Clock:
    """The clock of the pages that are made for a day."""
    shown = format_date(day, language)
    return Clock(
        as_of=day.isoformat(),
        said=_say("as-of", language, day=shown),
        label=_say("clock", language),
        stale=_say("stale", language, day=shown),
        stale_after=STALE_AFTER,
        turns=turns,
    )


def turn(effective: date, title: str, language: Language) -> Turn:
    """What is said from the day on which a version takes effect; `title` is that of the policy's page."""
    day = format_date(effective, language)
    return Turn(
        sentence=_say("turned", language, day=day),
        link=f"versions/{effective.isoformat()}/",
        link_text=_say("read", language),
        title=_say("title", language, day=day, title=title),
    )


def render_health(day: date, coming: date | None) -> str:
    """`health.json`: the day for which the site was made, and the next day on which another version applies."""
    return json.dumps({"as_of": day.isoformat(), "next": coming.isoformat() if coming else None}) + "\n"


def _say(key: str, language: Language, **values: str) -> str:
    return _WORDS[key].in_language(language).format_map(values)

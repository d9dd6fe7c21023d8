"""What the history says on the pages of the current text: announcements, the latest change and the feed."""

from __future__ import annotations

from policysite.assemble.history.clauses import latest_change
from policysite.assemble.history.coming_days import announcement_spells
from policysite.assemble.history.coming_facts import coming_lines
from policysite.assemble.history.timeline import Timeline
from policysite.assemble.site.paths import prefix
from policysite.domain.announcements import Announcement
from policysite.domain.notices import Notice
from policysite.domain.spells import Spell
from policysite.domain.text import Language
from policysite.rendering.at_a_glance import GlanceLine
from policysite.rendering.history_pages.words import history_word
from policysite.rendering.request_page_words import request_word
from policysite.rendering.site_frame import Feed


def banner_announcements(
    timeline: Timeline, notices: tuple[Notice, ...], language: Language
) -> tuple[Spell[Announcement], ...]:
    """What stands on every page of a language, today and on the coming days."""
    return tuple(one for one in announcement_spells(timeline, notices, language) if one.shown.banner)


def latest_lines(timeline: Timeline, notices: tuple[Notice, ...], language: Language) -> tuple[GlanceLine, ...]:
    """Every announcement of the day, and the latest change where none speaks of one."""
    told = announcement_spells(timeline, notices, language)
    lines = [_line(one) for one in told]
    more = request_word("coming-more", language)
    lines += [GlanceLine(line, "upcoming/", more) for line in coming_lines(timeline, language, everywhere=True)]
    if any(one.shown.kind == "revision" and not one.first for one in told):
        return tuple(lines)
    return (*lines, *latest_change(timeline, language))


def _line(spell: Spell[Announcement]) -> GlanceLine:
    one = spell.shown
    return GlanceLine(_sentence(one), one.link, one.link_text, first=spell.first, until=spell.until)


def _sentence(announcement: Announcement) -> str:
    end = "。" if announcement.language == "ja" else "."
    title = announcement.title if announcement.title.endswith(("。", ".")) else announcement.title + end
    return " ".join(said for said in (title, announcement.text, announcement.handling) if said)


def history_feeds(timeline: Timeline, language: Language) -> tuple[Feed, ...]:
    """The feed of a language, where there is anything to follow."""
    if not timeline.entries:
        return ()
    return (Feed(history_word("feed", language), f"{prefix(language)}changes.atom"),)

"""The frame of each language from an edition."""

from __future__ import annotations

from collections.abc import Mapping

from policysite.assemble.site.editions import Edition
from policysite.assemble.site.paths import prefix
from policysite.composition.wordlist import format_date
from policysite.domain.announcements import Announcement
from policysite.domain.spells import Spell
from policysite.domain.text import LANGUAGES, Language
from policysite.rendering.clock import Clock
from policysite.rendering.site_frame import Feed, SiteFrame, asset, locale_of, other_languages
from policysite.rendering.site_words import frame_words, host_sentences
from policysite.rendering.words import word


def site_frame(
    edition: Edition,
    language: Language,
    clock: Clock,
    spells: tuple[Spell[Announcement], ...] = (),
    feeds: tuple[Feed, ...] = (),
) -> SiteFrame:
    """What stands around every page of a language while an edition is the current one."""
    site = edition.policy.site
    prefixes: Mapping[Language, str] = {one: prefix(one) for one in LANGUAGES}
    return SiteFrame(
        language=language,
        locale=locale_of(language),
        prefix=prefix(language),
        title=site.title.in_language(language),
        operator=edition.policy.company.operator.name.in_language(language),
        governing=word("governing-note" if site.governing_language == "ja" else "governing-note-en", language),
        version=version_line(edition, language),
        logo=asset(edition.deployment.brand.logo, "assets/images/logo.svg"),
        favicon=asset(edition.deployment.brand.favicon, "assets/images/favicon.svg"),
        languages=other_languages(prefixes),
        words=frame_words(language),
        clock=clock,
        announcements=tuple(one.shown for one in spells if not one.first),
        spells=spells,
        feeds=feeds,
        host=host_sentences(edition.deployment.host, language),
        draft=edition.effective is None,
    )


def version_line(edition: Edition, language: Language) -> str:
    """The version and its day, as print and the foot of each page say it."""
    if edition.effective is None:
        return word("draft", language)
    label = word("in-force-since", language)
    return f"{label}{word('colon', language)}{format_date(edition.effective, language)}"

"""The frame around every page of one language: names, other languages, announcements, and what print shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from policysite.domain.announcements import Announcement
from policysite.domain.spells import Spell
from policysite.domain.text import Language
from policysite.rendering.clock import Clock
from policysite.rendering.site_words import frame_words

SCRIPTS = tuple(f"assets/javascripts/{name}.js" for name in ("frame", "clock", "outline", "clauses", "terms", "search"))
_SCRIPT_WORDS = ("copy_link", "copy_citation", "copied", "copy_failed", "search_none", "search_count", "search_failed")


@dataclass(frozen=True)
class OtherLanguage:
    """A language of the site, in its own words."""

    code: Language
    name: str
    prefix: str
    not_found: str
    not_found_text: str
    to_home: str


@dataclass(frozen=True)
class Feed:
    """A feed that every page of a language names in its head."""

    label: str
    path: str


@dataclass(frozen=True)
class SiteFrame:
    """What the templates of the theme read; paths are below the site's root."""

    language: Language
    locale: str
    prefix: str
    title: str
    operator: str
    governing: str
    version: str
    logo: str
    favicon: str
    languages: tuple[OtherLanguage, ...]
    words: Mapping[str, str]
    clock: Clock
    scripts: tuple[str, ...] = SCRIPTS
    announcements: tuple[Announcement, ...] = ()
    feeds: tuple[Feed, ...] = ()
    host: tuple[str, ...] = ()
    spells: tuple[Spell[Announcement], ...] = ()
    """The announcements of today, and those that are known today, each with its days."""
    draft: bool = False
    """Whether the pages show what no release froze; each then says so."""

    @property
    def script_words(self) -> Mapping[str, str]:
        """The words that scripts say."""
        return {key: self.words[key] for key in _SCRIPT_WORDS}


def other_languages(prefixes: Mapping[Language, str]) -> tuple[OtherLanguage, ...]:
    """All languages of the site, from the folder that each stands in."""
    names: Mapping[Language, str] = {"ja": "日本語", "en": "English"}
    return tuple(_other(language, names[language], prefix) for language, prefix in prefixes.items())


def _other(language: Language, name: str, prefix: str) -> OtherLanguage:
    words = frame_words(language)
    return OtherLanguage(language, name, prefix, words["not_found"], words["not_found_text"], words["to_home"])


def asset(path: str | None, default: str) -> str:
    """The place of an image that the company configured below docs/assets/, or of the placeholder."""
    return f"assets/{path}" if path else default


def locale_of(language: Language) -> str:
    """The Open Graph name of a language."""
    return "ja_JP" if language == "ja" else "en_US"


def feeds_of(paths: Sequence[tuple[str, str]]) -> tuple[Feed, ...]:
    """Feeds from pairs of label and path."""
    return tuple(Feed(label, path) for label, path in paths)

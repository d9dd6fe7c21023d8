"""What visitors are told on a day: the revisions in their banner time, and plain notices."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from policysite.composition.wordlist import format_date
from policysite.domain.announcements import Announcement
from policysite.domain.bearing import bearing_of
from policysite.domain.changes import Change, ChangeClass
from policysite.domain.effects import EFFECTS
from policysite.domain.notices import Notice
from policysite.domain.release_history import ReleaseHistory
from policysite.domain.releases import Release, ReleaseState
from policysite.domain.text import Language, Text
from policysite.history.diff import diff

_TITLES = {
    "first": Text(ja="{title}を公開しました", en="{title} published"),
    "upcoming": Text(ja="{day}に{title}を改定します", en="{title} will change on {day}"),
    "corrected": Text(ja="{day}に{title}の誤りを正しました", en="{title} corrected on {day}"),
    "withdrawn": Text(
        ja="{day}に予定していた{title}の改定を取りやめました",
        en="The change of the {title} planned for {day} was withdrawn",
    ),
    "in-force": Text(ja="{day}に{title}を改定しました", en="{title} changed on {day}"),
}
_LINK_TEXT = {
    "compare": Text(ja="新旧対照表を見る", en="Compare the old and the new text"),
    "version": Text(ja="この版を見る", en="Read this version"),
}


def announcements(
    history: ReleaseHistory, notices: Iterable[Notice], day: date, language: Language
) -> tuple[Announcement, ...]:
    """The announcements of a day in one language, revisions first, the latest day of effect on top."""
    revisions = [_revision(release, history, day, language) for release in reversed(history.releases)]
    plain = [_notice(notice, language) for notice in notices]
    return tuple(shown for shown in (*revisions, *plain) if shown and shown.starts <= day <= shown.ends)


def _revision(release: Release, history: ReleaseHistory, day: date, language: Language) -> Announcement | None:
    state = history.state_on(release, day)
    if state is ReleaseState.WITHDRAWN:
        return _withdrawal(release, language)
    if state.void or state is ReleaseState.DRAFT or not _may_show(release, day):
        return None
    previous = history.seen_before(release, day)
    bearing = bearing_of(release.record, _changes(previous, release))
    days = release.banner_days(bearing.bound)
    if days is None:
        return None
    first = previous is None
    phase = "first" if first else "in-force" if release.effective <= day else "upcoming"
    if phase == "in-force" and release.record.corrects:
        phase = "corrected"
    title = _TITLES[phase].in_language(language)
    place = f"versions/{release.name}/"
    return _identified(
        Announcement(
            id=f"release-{release.name}",
            kind="revision",
            language=language,
            starts=days[0],
            ends=days[1],
            banner=True,
            title=title.format(
                day=format_date(release.effective, language), title=release.policy.site.title.in_language(language)
            ),
            text=release.record.note.in_language(language),
            handling="" if first else EFFECTS[bearing.effect].in_language(language),
            link=place if first else f"{place}compare/",
            link_text=_LINK_TEXT["version" if first else "compare"].in_language(language),
            identity="",
        )
    )


def _may_show(release: Release, day: date) -> bool:
    """Whether a banner could stand on a day whatever the class, so that no change is looked for in vain."""
    days = release.banner_days(ChangeClass.CONSENT)
    return days is not None and days[0] <= day <= days[1]


@lru_cache(maxsize=8)
def _changes(previous: Release | None, release: Release) -> tuple[Change, ...]:
    return diff(previous.policy, release.policy, release.record.judgements) if previous else ()


def _withdrawal(release: Release, language: Language) -> Announcement:
    """What is told of a version that was called off."""
    assert release.withdrawal is not None
    first, last = release.withdrawal_told()
    title = release.policy.site.title.in_language(language)
    return _identified(
        Announcement(
            id=f"withdrawal-{release.name}",
            kind="revision",
            language=language,
            starts=first,
            ends=last,
            banner=True,
            title=_TITLES["withdrawn"]
            .in_language(language)
            .format(day=format_date(release.effective, language), title=title),
            text=release.withdrawal.record.reason.in_language(language),
            handling="",
            link=f"versions/{release.name}/",
            link_text=_LINK_TEXT["version"].in_language(language),
            identity="",
        )
    )


def _notice(notice: Notice, language: Language) -> Announcement:
    return _identified(
        Announcement(
            id=f"notice-{notice.id}",
            kind="notice",
            language=language,
            starts=notice.starts,
            ends=notice.ends,
            banner=notice.banner,
            title=notice.title.in_language(language),
            text=notice.text.in_language(language),
            handling="",
            link="",
            link_text="",
            identity="",
        )
    )


def _identified(announcement: Announcement) -> Announcement:
    said = [announcement.id, announcement.title, announcement.text, announcement.handling, announcement.link]
    digest = hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()
    return Announcement(**{**announcement.__dict__, "identity": digest[:16]})

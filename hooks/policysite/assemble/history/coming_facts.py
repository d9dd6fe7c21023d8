"""Facts that readers need in time: what will be asked of them, or where they reach us, from an announced day on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policysite.assemble.history.timeline import Timeline
from policysite.assemble.site.editions import release_edition
from policysite.composition.guide_composition import compose_guide
from policysite.composition.request_guide import GuidePaper, RequestGuide
from policysite.composition.wordlist import format_date, join_list
from policysite.domain.changes import Change, ChangeKind
from policysite.domain.releases import Release
from policysite.domain.text import Language
from policysite.rendering.feeds import HistoryEntry
from policysite.rendering.request_page_words import request_word

# Rows of the change table whose facts a reader looks up to reach the company; the guide tells the rest.
_REACHING = frozenset({"contact", "operator", "officer"})


def coming_lines(timeline: Timeline, language: Language, everywhere: bool = False) -> tuple[str, ...]:
    """A line for each fact of requests that an announced version changes; `everywhere` adds how the company is reached
    where the guide says nothing of it."""
    found = (line for entry in timeline.upcoming for line in _lines(timeline, entry, language, everywhere))
    return tuple(dict.fromkeys(found))


def _lines(timeline: Timeline, entry: HistoryEntry, language: Language, everywhere: bool) -> Iterator[str]:
    previous = timeline.history.seen_before(entry.release, timeline.today)
    if previous is None:
        return
    day = format_date(entry.release.effective, language)
    for what, old, new in _changed(previous, entry.release, language):
        yield _said(language, day, what, old, new)
    if everywhere:
        for change in entry.changes:
            if _is_fact(change) and change.new and change.old:
                what = change.deciding.matter.in_language(language)
                yield _said(language, day, what, change.old.in_language(language), change.new.in_language(language))


def _is_fact(change: Change) -> bool:
    return change.kind is ChangeKind.FACT and any(verdict.row in _REACHING for verdict in change.verdicts)


def _said(language: Language, day: str, what: str, old: str, new: str) -> str:
    none = request_word("coming-none", language)
    return request_word("coming-line", language, what=what, day=day, old=old or none, new=new or none)


def _changed(old: Release, new: Release, language: Language) -> Iterator[tuple[str, str, str]]:
    """What the two guides say differently: the matter, and its words before and after."""
    before, after = (_guide(release, language) for release in (old, new))
    if before is None or after is None:
        return
    yield from _fees(before, after)
    for name, parts in (("desk", lambda guide: guide.desk), ("envelope", _address), ("papers", _papers)):
        yield from _differing(request_word(f"coming-{name}", language), parts(before), parts(after), language)
    held, offered = ([form.title for form in guide.forms] for guide in (before, after))
    yield from _differing(request_word("coming-forms", language), held, offered, language)
    yield from _forms(old, new, language)


def _guide(release: Release, language: Language) -> RequestGuide | None:
    return compose_guide(release.policy, release_edition(release).documents[language])


def _fees(before: RequestGuide, after: RequestGuide) -> Iterator[tuple[str, str, str]]:
    """The fee of each request that asks for another one; requests with the same change together."""
    old = {request.id: request.fee for request in before.requests}
    together: dict[tuple[str, str], list[str]] = {}
    for request in after.requests:
        if request.id in old and old[request.id] != request.fee:
            together.setdefault((old[request.id], request.fee), []).append(request.label)
    for (was, now), labels in together.items():
        yield request_word("coming-fee", after.language, types=join_list(labels, after.language)), was, now


def _address(guide: RequestGuide) -> tuple[str, ...]:
    return (*guide.envelope.lines, guide.envelope.sending) if guide.envelope else ()


def _papers(guide: RequestGuide) -> tuple[str, ...]:
    return tuple(
        f"{requester.label}: {said}" if guide.language == "en" else f"{requester.label}：{said}"
        for requester in guide.requesters
        for paper in requester.papers
        for said in _paper(paper)
    )


def _paper(paper: GuidePaper) -> Iterator[str]:
    yield paper.text
    yield from (choice.text for choice in paper.choices)


def _differing(what: str, old: Iterable[str], new: Iterable[str], language: Language) -> Iterator[tuple[str, str, str]]:
    """The lines that only one of two lists has."""
    before, after = list(old), list(new)
    gone = [line for line in before if line not in after]
    came = [line for line in after if line not in before]
    if gone or came:
        yield what, join_list(gone, language), join_list(came, language)


def _forms(old: Release, new: Release, language: Language) -> Iterator[tuple[str, str, str]]:
    """Forms that stay and are another sheet from that day on."""
    known = {form.id: form for form in old.policy.forms}
    for form in new.policy.forms:
        if form.id in known and known[form.id] != form:
            title = form.title.in_language(language)
            yield title, request_word("coming-form-old", language), request_word("coming-form-new", language)

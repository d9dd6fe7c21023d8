"""External transmission of user information (電気通信事業法27条の12)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policysite.checks.context import Context
from policysite.checks.rules.purposes import OPEN_END
from policysite.domain.findings import Level, Problem
from policysite.domain.paths import DataPath
from policysite.domain.sections import CookiesSection, Declared, Transmission

_ONLINE = re.compile("アプリ|ホームページ|ウェブサイト|サイト|クッキー|Cookie|広告")


def _transmissions(context: Context) -> Iterator[tuple[DataPath, Transmission]]:
    for path, section in context.sections(CookiesSection):
        if section.declared is Declared.PRACTISED and section.in_scope:
            yield from (((*path, "transmissions", at), sent) for at, sent in enumerate(section.transmissions))


def scope_decided(context: Context) -> Iterator[Problem]:
    """Whether the service is in scope is decided, with the reason."""
    sections = list(context.sections(CookiesSection))
    for path, section in sections:
        if section.in_scope is None:
            yield Problem((*path, "in_scope"), {"fault": "scope-undecided"})
        elif not section.in_scope and section.scope_reason is None:
            yield Problem((*path, "scope_reason"), {"fault": "scope-unreasoned"})
        elif section.in_scope and section.declared is Declared.PRACTISED and not section.transmissions:
            yield Problem((*path, "transmissions"), {"fault": "scope-empty"}, level=Level.WARNING)
    match = _ONLINE.search(context.page)
    if not sections and match:
        yield Problem(("policy", "cookies"), {"fault": "scope-no-section"})


def information_closed(context: Context) -> Iterator[Problem]:
    """What is sent is listed without an open end."""
    for path, sent in _transmissions(context):
        if not sent.information:
            yield Problem((*path, "information"), {"service": sent.service.ja, "found": "—"})
        for index, text in enumerate(sent.information):
            if OPEN_END.search(text.ja):
                yield Problem((*path, "information", index, "ja"), {"service": sent.service.ja, "found": text.ja})


def recipient_named(context: Context) -> Iterator[Problem]:
    """The party at the destination is named, not only its service."""
    for path, sent in _transmissions(context):
        if sent.recipient.ja.strip() in ("", sent.service.ja.strip()):
            yield Problem((*path, "recipient"), {"service": sent.service.ja})


def purposes_of_both(context: Context) -> Iterator[Problem]:
    """The purposes of the sender and of the destination are both given."""
    for path, sent in _transmissions(context):
        for field in ("purpose_self", "purpose_recipient"):
            text = getattr(sent, field).ja.strip()
            if len(text) < 4 or text == "同上":
                yield Problem((*path, field), {"service": sent.service.ja}, level=Level.ERROR)

"""Markup in texts: everything but placeholders is published as it stands, so that markup would be read out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policysite.checks.context import Context
from policysite.domain.findings import Problem
from policysite.domain.text import LANGUAGES

_KINDS = {
    "markup-html": re.compile(r"</?[A-Za-z][^<>]*>|<!--|&(?:[A-Za-z]{2,8}|#\d{1,6}|#x[0-9A-Fa-f]{1,6});"),
    "markup-template": re.compile(r"\{\{[^{}]*\}\}|\{%.*?%\}|\{#.*?#\}|\$\{[^{}]*\}"),
    "markup-markdown": re.compile(
        r"\*\*\S[^*]*\*\*|__\S[^_]*__|`[^`]+`|!?\[[^\]]+\]\([^)\s]+\)|^#{1,6} |^[-*+] |^> |^\|.*\|$|^ {0,3}(?:-{3,}|\*{3,})$"  # noqa: E501
    ),
}


def markup_in_texts(context: Context) -> Iterator[Problem]:
    """No text holds HTML, Markdown or a template: it would stand on the page as it was typed."""
    for path, text in context.texts:
        for language in LANGUAGES:
            raw = text.in_language(language)
            for kind, pattern in _KINDS.items():
                match = pattern.search(raw)
                if match:
                    yield Problem((*path, language), {"kind": kind, "found": match[0]}, offset=match.start())

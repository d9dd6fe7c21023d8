"""The forms: the law's fields, the policy's facts, no more than may be asked, and only what can be printed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from policysite.checks.context import Context
from policysite.checks.form_fields import FormFault, form_gaps
from policysite.checks.runner import Rule
from policysite.composition.form_composition import unresolved_in_forms
from policysite.domain.findings import Problem
from policysite.domain.text import LANGUAGES

# Glossary terms and notices appear on pages only, where the visitor's own fonts draw them.
_PRINTED = ("company", "site", "registers", "policy", "forms", "releases")
_NOT_PRINTED = (("registers", "terms"),)


def gaps(*faults: FormFault) -> Rule:
    """A rule that reports some kinds of what does not fit between the forms, the law and the policy."""

    def rule(context: Context) -> Iterator[Problem]:
        for gap in form_gaps(context.policy):
            if gap.fault in faults:
                values = {"fault": f"form-{gap.fault}", "name": gap.name.ja, "name_en": gap.name.en}
                yield Problem(gap.path, values)

    return rule


def placeholders(context: Context) -> Iterator[Problem]:
    """Every placeholder and clause named in a form exists."""
    for composition in (context.ja, context.en):
        for missing in unresolved_in_forms(context.policy, composition.document):
            values = {"fault": f"unresolved-{missing.fault}", "written": missing.written}
            yield Problem(missing.path, values, offset=missing.offset)


def drawable(context: Context) -> Iterator[Problem]:
    """Every character of what is printed has a glyph in the shipped fonts."""
    for path, text in context.texts:
        if path[0] not in _PRINTED or path[:2] in _NOT_PRINTED:
            continue
        for language in LANGUAGES:
            words = text.in_language(language)
            for character in dict.fromkeys(words):
                if character not in context.tables.drawable:
                    code = f"U+{ord(character):04X}"
                    values = {"character": character, "code": code, "name": unicodedata.name(character, code)}
                    yield Problem((*path, language), values, offset=words.index(character))

"""What the editor is told about values that have a form: a pattern or a range, and a Japanese sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args, get_origin

from policysite.domain.value_forms import Form
from policysite.source.typewords import members
from policysite.source.value_readers import form_of, type_hints, value_words


def form_keywords(kind: type, field: str) -> Mapping[str, Any]:
    """The JSON Schema keywords of a field of a type; empty where its values have no form."""
    hint = type_hints(kind).get(field)
    several = next((member for member in members(hint) if get_origin(member) is tuple), None)
    form = form_of(get_args(several)[0] if several else hint)
    if form is None:
        return {}
    words = value_words()["forms"][form if isinstance(form, Form) else form.kind]
    if isinstance(form, Form):
        told = {
            "pattern": words["pattern"],
            "patternErrorMessage": f"{words['ja']}を書きます（例：{words['example']}）。",
        }
        return told if words["pattern"] else {}
    return {} if form.kind == "day" else {"minimum": form.least, "maximum": form.most}

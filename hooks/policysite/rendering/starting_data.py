"""The first data of a new company: whole, in order, and honest about what only the company can say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from importlib.resources import files

from policysite.domain.starting import OpenQuestion, StartingFacts
from policysite.rendering.environment import environment

_FOLDER = "starting"
_SUFFIX = ".j2"


def render_starting_data(
    facts: StartingFacts, questions: Sequence[OpenQuestion], approver: str, review_by: date
) -> Mapping[str, str]:
    """Path below policy_data/ → text, for every file of a starting project."""
    values = {
        "facts": facts.completed(),
        "questions": questions,
        "approver": approver,
        "review_by": review_by.isoformat(),
    }
    env = environment()
    return {
        name.removesuffix(_SUFFIX): env.get_template(f"{_FOLDER}/{name}").render(values) for name in template_names()
    }


def template_names() -> tuple[str, ...]:
    """The templates of the starting data, sorted."""
    root = files("policysite.rendering") / "templates" / _FOLDER
    found: list[str] = []
    for entry in root.iterdir():
        if entry.is_dir():
            found.extend(f"{entry.name}/{inside.name}" for inside in entry.iterdir())
        else:
            found.append(entry.name)
    return tuple(sorted(name for name in found if name.endswith(_SUFFIX)))

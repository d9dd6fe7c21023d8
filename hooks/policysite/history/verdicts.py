"""Every field of the policy with what its change means; a field without an entry cannot be compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from policysite.domain.changes import Verdict
from policysite.history.clause_verdicts import CLAUSE_HANDLERS, Handler
from policysite.history.deltas import Delta
from policysite.history.party_verdicts import PARTY_HANDLERS
from policysite.history.register_deltas import FORM_FIELD
from policysite.history.rows import verdict
from policysite.history.section_verdicts import SECTION_HANDLERS
from policysite.history.special_verdicts import SPECIAL_HANDLERS
from policysite.history.weighing import Weighing

HANDLERS: Mapping[tuple[type, str], Handler] = {
    **CLAUSE_HANDLERS,
    **SECTION_HANDLERS,
    **SPECIAL_HANDLERS,
    **PARTY_HANDLERS,
}


def judge(delta: Delta, weighing: Weighing) -> Iterator[Verdict]:
    """The verdicts of the change table on one delta; raises LookupError for a field that the table does not know."""
    if delta.field == FORM_FIELD:
        yield verdict("requests-procedure")
        return
    yield from handler_of(type(delta.owner), delta.field)(delta, weighing)


def handler_of(owner: type, field: str) -> Handler:
    """The handler of a field, found at the class that first has it."""
    for kind in owner.__mro__:
        if (kind, field) in HANDLERS:
            return HANDLERS[kind, field]
    raise LookupError(f"{owner.__name__}.{field} is missing in the change table")

"""Whether a text asks those who send a request for more money than another."""

from __future__ import annotations

from policysite.domain.clauses import RequestClause, RequestType
from policysite.domain.model import PolicyData
from policysite.domain.sections import RequestsSection


def charges_more(before: PolicyData, after: PolicyData) -> bool:
    """Whether a request costs more than it did, or may cost an amount that is not stated."""
    old, new = _amounts(before), _amounts(after)
    return any(amount > old.get(kind, 0) for kind, amount in new.items()) or _open(after) > _open(before)


def _amounts(policy: PolicyData) -> dict[RequestType, int]:
    charged = (section.fee for section in policy.sections(RequestsSection) if section.fee)
    return {kind: fee.amount for fee in charged for kind in fee.applies_to}


def _open(policy: PolicyData) -> int:
    clauses = (clause for _, _, clause in policy.walk_clauses() if isinstance(clause, RequestClause))
    return sum(clause.open_fee for clause in clauses)

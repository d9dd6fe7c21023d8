"""History: what changed between releases, what that asks of the company, and what visitors are told."""

from policysite.history.ages import pedigree
from policysite.history.announcing import announcements
from policysite.history.chain import HistoryProblem
from policysite.history.comparison import compare, compare_documents
from policysite.history.diff import diff
from policysite.history.gate import gate, judge_draft
from policysite.history.redline import redline

__all__ = [
    "HistoryProblem",
    "announcements",
    "compare",
    "compare_documents",
    "diff",
    "gate",
    "judge_draft",
    "pedigree",
    "redline",
]

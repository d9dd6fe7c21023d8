"""A new company's data: written whole into a new folder, with a question for everything it does not know yet."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from policysite.assemble.inspection import Inspection, inspect_project
from policysite.assemble.storage.folders import write_folder
from policysite.domain.findings import Finding
from policysite.domain.starting import OpenQuestion, StartingFacts
from policysite.domain.text import Text
from policysite.rendering.starting_data import render_starting_data
from policysite.source.catalogue import load_catalogue
from policysite.source.schema_ids import ids_of
from policysite.source.schemas import IDS_FILE, render_ids, render_schemas

DATA = "policy_data"
_ANSWER_WITHIN = timedelta(days=90)


class FactsRefusedError(ValueError):
    """The facts make data that no question can excuse; carries the findings."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__("; ".join(finding.message.en for finding in findings))
        self.findings = tuple(findings)


def start_project(root: Path, facts: StartingFacts, approver: str, today: date) -> tuple[OpenQuestion, ...]:
    """Writes `root`/policy_data, which must not exist; returns the open questions that it holds.

    Raises FactsRefusedError, and nothing is written, where the data would not be in order even so.
    """
    without = _tried(_texts(facts, (), approver, today), today)
    questions = tuple(_question(finding) for finding in without.blocking(strict=True))
    texts = _texts(facts, questions, approver, today)
    inspection = _tried(texts, today)
    if inspection.policy is None or inspection.blocking(strict=True):
        raise FactsRefusedError(inspection.blocking(strict=True))
    schemas = {**render_schemas(), IDS_FILE: render_ids(ids_of(inspection.policy, load_catalogue()))}
    files = {**texts, **{f"schema/{name}": text for name, text in schemas.items()}}
    write_folder(root / DATA, {name: text.encode() for name, text in files.items()})
    return questions


def _texts(facts: StartingFacts, questions: Sequence[OpenQuestion], approver: str, today: date) -> Mapping[str, str]:
    return render_starting_data(facts, questions, approver, today + _ANSWER_WITHIN)


def _tried(texts: Mapping[str, str], today: date) -> Inspection:
    """The data as it would be judged, in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="policysite-") as folder:
        root = Path(folder)
        write_folder(root / DATA, {name: text.encode() for name, text in texts.items()})
        return inspect_project(root, today)


def _question(finding: Finding) -> OpenQuestion:
    return OpenQuestion(
        finding.rule,
        finding.target,
        finding.value,
        Text(
            ja=f"会社に確認が要ります：{finding.message.ja}。直し方：{finding.fix.ja}",
            en=f"To be answered by the company: {finding.message.en}. How to mend it: {finding.fix.en}",
        ),
    )

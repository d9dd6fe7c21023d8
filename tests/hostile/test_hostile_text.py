"""No text from the data becomes code: hostile words in every text field stand literally in every output."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from hostile import outputs
from hostile.outputs import Made, site_outputs
from hostile.planting import ATTACKS, LEFT, Planted, TextField, planted_in, text_fields
from hostile.projects import INNOCENT, SAMPLE, TODAY, Project, planted_project, planted_site
from policysite.assemble import inspection as inspecting
from policysite.assemble.history.comparing import difference
from policysite.assemble.inspection import Inspection, inspect_project
from policysite.assemble.report.review import review_report
from policysite.assemble.translations.work import exchange_units
from policysite.domain.text import LANGUAGES
from policysite.rendering.comparison import render_changes_json, render_changes_text, render_comparison_html
from policysite.rendering.exchange import render_workbook, render_xliff
from policysite.rendering.findings import render_findings
from policysite.rendering.report import render_report, render_summary

Read = dict[str, tuple[str, Made]]
TEXTS = (".html", ".atom", ".json", ".jsonld", ".txt")
PATHS = {TextField("Brand", "logo"), TextField("Brand", "favicon")}
"""Addresses of files below docs/assets/: they are written as addresses are, with one slash for two."""
NARROW = {TextField("ContactLine", "label"), TextField("Desk", "phone_note")}
"""Labels in a narrow column of the PDF, whose lines a reader takes in turn with those beside them."""
SARIF = {TextField("Finding", "file")}
"""SARIF names a file by an address, with its signs encoded."""
UNSEEN = {
    TextField("Site", "name_characters"): "letters that the check allows",
    TextField("ApprovalPolicy", "approvers"): "compared with who approved",
    TextField("Approval", "by"): "kept in the record",
    TextField("Attestation", "by"): "kept beside the answer",
    TextField("Attestation", "question"): "the name of a rule; one that no rule bears is quoted by a finding",
    TextField("TermChoice", "keep"): "a word that the check looks for",
    TextField("TermChoice", "avoid"): "a word that the check looks for",
    TextField("PostalAddress", "country"): "a code that rules compare",
    TextField("Quote", "claim"): "the name of a claim; one that the data does not make is quoted by a finding",
    TextField("Quote", "ja"): "words that stand in the text; others are quoted by a finding",
    TextField("Waiver", "values"): "compared with what a rule found",
    TextField("Finding", "value"): "what a waiver compares",
}
"""Fields that no output shows, and what they are for."""


def read_site(site: Path, *suffixes: str) -> Read:
    """The files of a site with one of these suffixes, as their readers find them."""
    return {path: (said, made) for path, said, made in site_outputs(site, suffixes)}


def built(folder: Path, releases: int) -> tuple[Path, Path]:
    """The sites of planted data: innocent and hostile."""
    with ThreadPoolExecutor(2) as both:
        innocent, hostile = both.map(lambda shift: planted_site(folder / str(shift), shift, releases), (None, 0))
    return innocent, hostile


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Both sites with the version in force alone."""
    return built(tmp_path_factory.mktemp("small"), 1)


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Both sites with a version before the one in force, and one that is announced."""
    return built(tmp_path_factory.mktemp("sites"), 3)


@cache
def inspected(shift: int | None) -> Inspection:
    """What there is to know about planted data, with findings that quote it."""
    project = planted_project(shift, 2)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(inspecting, "load_policy_data", lambda _root: project.loaded)
        patch.setattr(inspecting, "load_releases", lambda _root: project.releases)
        found = inspect_project(SAMPLE, date.fromisoformat(TODAY))
    return dataclasses.replace(found, findings=project.findings)


def exchanged(shift: int | None) -> Iterator[tuple[str, str, Made]]:
    """Findings in each format, and the files for translators: name, words, and what each is made of."""
    inspection = inspected(shift)
    units = exchange_units(inspection, everything=True)
    yield "workbook.xlsx", *outputs.workbook(render_workbook(units))
    yield "exchange.xliff", *outputs.xml(render_xliff(units))
    for language in LANGUAGES:
        for name, read in (("json", outputs.json_words), ("sarif", outputs.json_words), ("text", outputs.text)):
            said = render_findings(inspection.findings, name, language)
            yield f"findings-{language}.{name}", *read(said.encode())


def reported(shift: int | None) -> Iterator[tuple[str, str, Made]]:
    """The report and what it is made from: name, words, and what each is made of."""
    inspection = inspected(shift)
    report = review_report(inspection)
    found = difference(inspection, None, None)
    assert found is not None
    names = (found.old_name, found.new_name)
    yield "report.html", *outputs.html(render_report(report).encode())
    yield "summary.md", *outputs.html(render_summary(report).encode())
    yield "changes.json", *outputs.json_words(render_changes_json(found.changes, *names).encode())
    for language in LANGUAGES:
        yield f"changes-{language}.txt", *outputs.text(render_changes_text(found.changes, *names, language).encode())
        yield f"compare-{language}.html", *outputs.html(render_comparison_html(found.table(language)).encode())


def by_name(found: Iterator[tuple[str, str, Made]]) -> Read:
    return {name: (said, made) for name, said, made in found}


def differences(innocent: Read, hostile: Read) -> dict[str, Made]:
    """What hostile words brought into an output that innocent ones did not, and what they took away."""
    assert innocent.keys() == hostile.keys()
    pairs = {name: (innocent[name][1], hostile[name][1]) for name in innocent}
    return {name: (one - other) + (other - one) for name, (one, other) in pairs.items() if one != other}


def misquoted(project: Project, said: Read) -> dict[str, list[tuple[TextField, str]]]:
    """The words that do not stand literally in an output, by output."""
    planted, found = project.planted, {}
    for name, (words, _) in said.items():
        passed = PATHS | (NARROW if name.endswith(".pdf") else SARIF if name.endswith(".sarif") else set())
        markers = planted.torn(words) if name.endswith(".pdf") else planted.misquoted(words)
        wrong = [(planted.fields[marker], planted.words[marker]) for marker in markers]
        found[name] = [one for one in wrong if one[0] not in passed]
    return {name: wrong for name, wrong in found.items() if wrong}


@pytest.mark.parametrize("releases", [1, 3])
def test_every_text_field_of_the_types_is_planted(releases: int) -> None:
    planted = planted_project(0, releases).planted
    assert set(planted.fields.values()) == text_fields() - LEFT.keys()
    assert LEFT.keys() <= text_fields()


def test_a_field_that_is_left_out_is_missed() -> None:
    """The count is that of the types: a new field shows by itself, and so does one that nothing was planted in."""
    policy, planted = planted_project(0, 1).loaded.policy, Planted(ATTACKS)
    assert policy is not None
    planted_in(dataclasses.replace(policy, forms=()), planted)
    assert TextField("RowData", "hint") in text_fields() - LEFT.keys() - set(planted.fields.values())


def test_markup_would_be_noticed() -> None:
    """Words that are written into a page as they are change what it is made of, for most attacks."""
    innocent = outputs.html(f"<p title='{INNOCENT[0]}'>{INNOCENT[0]}</p><p>end</p>".encode())[1]
    pages = [f"<p title='{attack}'>{attack}</p><p>end</p>" for attack in ATTACKS]
    assert sum(outputs.html(page.encode())[1] != innocent for page in pages) >= 8


def test_a_site_is_made_of_what_innocent_words_make_and_says_hostile_ones(small: tuple[Path, Path]) -> None:
    innocent, hostile = (read_site(site, *TEXTS) for site in small)
    assert len(hostile) > 30
    assert differences(innocent, hostile) == {}
    assert misquoted(planted_project(0, 1), hostile) == {}


def test_findings_and_exchange_files_say_hostile_words(small: tuple[Path, Path]) -> None:  # noqa: ARG001
    innocent, hostile = by_name(exchanged(None)), by_name(exchanged(0))
    assert differences(innocent, hostile) == {}
    assert misquoted(planted_project(0, 2), hostile) == {}
    assert hostile["workbook.xlsx"][1].keys() == {"s"}


def test_github_annotations_stay_one_a_line() -> None:
    findings = planted_project(0, 1).findings
    lines = render_findings(findings, "github", "ja").splitlines()
    assert len(lines) == len(findings)
    assert all(line.startswith(("::error file=", "::warning file=", "::notice file=")) for line in lines)


@pytest.mark.slow
def test_a_site_with_a_history_is_made_of_what_innocent_words_make(sites: tuple[Path, Path]) -> None:
    innocent, hostile = (read_site(site, *TEXTS, ".docx") for site in sites)
    assert len(hostile) > 80
    assert differences(innocent, hostile) == {}
    assert misquoted(planted_project(0, 3), hostile) == {}


@pytest.mark.slow
def test_the_report_is_made_of_what_innocent_words_make_and_says_hostile_ones() -> None:
    innocent, hostile = by_name(reported(None)), by_name(reported(0))
    assert differences(innocent, hostile) == {}
    assert misquoted(planted_project(0, 2), hostile) == {}


@pytest.mark.slow
def test_every_field_shows_in_an_output_or_says_why_not(sites: tuple[Path, Path]) -> None:
    planted, other = planted_project(0, 3).planted, planted_project(0, 2).planted
    shown = {field for words, _ in read_site(sites[1], *TEXTS).values() for field in fields_in(planted, words)}
    shown |= {field for said in (exchanged, reported) for _, words, _ in said(0) for field in fields_in(other, words)}
    assert set(planted.fields.values()) - shown == UNSEEN.keys()


def fields_in(planted: Planted, words: str) -> set[TextField]:
    return planted.fields_in(planted.markers(words))


@pytest.mark.slow
@pytest.mark.parametrize("shift", range(1, len(ATTACKS)))
def test_each_attack_in_each_field(shift: int, small: tuple[Path, Path], tmp_path: Path) -> None:
    hostile = read_site(planted_site(tmp_path / "one", shift, 1), *TEXTS, ".docx")
    assert differences(read_site(small[0], *TEXTS, ".docx"), hostile) == {}
    assert misquoted(planted_project(shift, 1), hostile) == {}


@pytest.mark.slow
def test_pdf_files_do_nothing_and_say_hostile_words(sites: tuple[Path, Path]) -> None:
    innocent, hostile = (read_site(site, ".pdf") for site in sites)
    assert len(hostile) > 10
    assert differences(innocent, hostile) == {}
    assert misquoted(planted_project(0, 3), hostile) == {}

"""Before MkDocs writes: one look at the whole project, then names and navigation for each language."""

from __future__ import annotations

import logging
import os
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import CombinedEvent, event_priority

from policysite.assemble.inspection import Inspection, inspect_project
from policysite.assemble.site.documents import document_store
from policysite.assemble.site.lone_pages import refuse_lone_pages
from policysite.assemble.site.publishing import publish
from policysite.domain.findings import Finding, Level
from policysite.domain.refusals import given_day, given_language
from policysite.domain.time_zone import TOKYO
from policysite.mkdocs_adapter.output import build_beside, refuse_output
from policysite.mkdocs_adapter.state import i18n, in_one_sentence, language_of, log, state
from policysite.rendering.finding_lines import finding_lines
from policysite.rendering.security_policy import with_reloading
from policysite.rendering.site_templates import strict

WATCHED = ("policy_data", "overrides")
LOOKS_EVERY = 0.1


def on_startup(command: str, dirty: bool) -> None:
    """Remembers whether the site is served: then a broken edit must not take the last good page away."""
    state.serving, state.dirty = command == "serve", dirty
    # Under -q nothing would be counted, and a warning that stops a strict build would pass.
    counted = logging.getLogger("mkdocs")
    counted.setLevel(min(counted.level, logging.WARNING))


def on_serve(server: Any, config: MkDocsConfig, builder: Any) -> None:  # noqa: ARG001 - MkDocs passes by name
    """Looks for edits of the data more often than MkDocs does: a saved text is to be on the page within a second."""
    server.observer._timeout = LOOKS_EVERY
    inject = server._inject_js_into_html
    server._inject_js_into_html = lambda page, epoch: with_reloading(page, inject(page, epoch), state.scripts)


@event_priority(100)
def _prepare(config: MkDocsConfig) -> MkDocsConfig:
    """Loads, checks and renders everything once, before MkDocs touches the output folder."""
    if i18n(config).building:
        return config
    root = Path(config.config_file_path).parent
    if not state.serving:
        refuse_output(config, root)
    with in_one_sentence():
        today = _today()
        state.language = given_language(os.environ.get("POLICYSITE_LANG") or "ja", "POLICYSITE_LANG")
        _publish(inspect_project(root, today), config)
    assert state.publication is not None
    # MkDocs dates the sitemap by this; a site is as of its day, whenever and wherever it is built.
    os.environ["SOURCE_DATE_EPOCH"] = str(int(datetime.combine(today, time(), UTC).timestamp()))
    if not state.serving:
        config.site_url = state.publication.address
    theme, made = config.theme, config.theme.get_env
    theme.get_env = lambda: strict(made(), theme.dirs, theme.custom_dir, state.templates)  # type: ignore[method-assign]
    build_beside(config)
    config.watch.extend(str(root / name) for name in WATCHED if (root / name).is_dir())
    return config


def _today() -> date:
    given = os.environ.get("POLICYSITE_TODAY")
    return given_day(given, "POLICYSITE_TODAY") if given else datetime.now(TOKYO).date()


def _publish(inspection: Inspection, config: MkDocsConfig) -> None:
    """Makes the publication of a project in which nothing stands in the way; else the last one stays."""
    _report(inspection.findings)
    state.findings = inspection.blocking(config.strict and not state.serving)
    if state.findings:
        _keep_last_good(len(state.findings))
        return
    draft = state.serving or os.environ.get("POLICYSITE_PREVIEW") == "1"
    publication = publish(inspection, document_store(os.environ.get("POLICYSITE_STORE")), draft)
    refuse_lone_pages(publication.pages, Path(config.docs_dir))
    state.publication = publication
    state.contents = {page.source_uri: page.markdown for page in publication.pages}


def _report(findings: tuple[Finding, ...]) -> None:
    levels = {Level.ERROR: logging.ERROR, Level.WARNING: logging.WARNING}
    told = [finding for finding in findings if not finding.waived]
    for finding in told:
        if finding.level is not Level.NOTE:
            # MkDocs counts what is logged as a warning or worse: a counted finding would end the preview, and a
            # counted reminder the publishing of what was announced.
            level = logging.INFO if state.serving or finding.reminder else levels[finding.level]
            log.log(level, "%s", "\n".join(finding_lines(finding, state.language)))
    notes = sum(finding.level is Level.NOTE for finding in told)
    if notes:
        log.info("参考 %d 件（policysite check --notes で表示） / notes: see policysite check --notes", notes)


def _keep_last_good(count: int) -> None:
    if not state.serving or state.publication is None:
        raise Abort(
            f"公開を止めました：{count} 件を直してください（policysite check で一覧）"
            f" / {count} finding(s), nothing was written"
        )
    log.info("直前の正しい内容を表示しています（%d 件） / showing the last good pages", count)


@event_priority(-110)
def _localise(config: MkDocsConfig) -> MkDocsConfig:
    """Gives one language its navigation and names, after static-i18n has set the language."""
    assert state.publication is not None
    language = language_of(config)
    pages = [page for page in state.publication.pages if page.language == language]
    written = sorted((Path(config.docs_dir) / language).rglob("*.md"))
    config.nav = [{page.title: page.source_uri} for page in pages if page.in_navigation] + [
        path.relative_to(config.docs_dir).as_posix() for path in written
    ]
    config.site_name = state.publication.title.in_language(language)
    config.extra["policysite"] = {
        "language": language,
        "findings": state.findings,
        "frame": state.publication.frames[language],
    }
    return config


on_config = CombinedEvent(_prepare, _localise)

"""The only module that knows MkDocs: it hands finished values to the site engine and decides nothing about policies."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateError
from mkdocs.config.config_options import SiteDir
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import CountHandler

from policysite.assemble.inspection import Inspection, inspect_project
from policysite.assemble.project_inputs import project_inputs
from policysite.assemble.site.documents import document_store
from policysite.assemble.site.folder import complete_site, files_beside_pages, lay_out, replace_site
from policysite.assemble.site.lone_pages import LonePageError, refuse_lone_pages
from policysite.assemble.site.paths import prefix
from policysite.assemble.site.publication import NothingInForceError, Publication
from policysite.assemble.site.publishing import publish
from policysite.assemble.storage import output_folder
from policysite.assemble.storage.output_folder import OutputFolderError, Staging, discard, open_staging
from policysite.assemble.storage.outputs import OutputRefusedError, refuse_foreign_folder
from policysite.domain.findings import Finding, Level
from policysite.domain.refusals import RefusedError, given_day, given_language, os_refusal
from policysite.domain.text import LANGUAGES, Language
from policysite.domain.time_zone import TOKYO
from policysite.rendering.finding_lines import finding_lines
from policysite.rendering.page_safety import UnsafePageError, require_safe_page
from policysite.rendering.security_policy import with_reloading, with_security_policy
from policysite.rendering.site_templates import CompiledTemplates, inline_scripts, page_markup, plain_title, strict
from policysite.rendering.sitemap import without_addresses
from policysite.rendering.template_faults import template_fault

# Below "mkdocs", so that MkDocs counts what is logged here under --strict.
log = logging.getLogger("mkdocs.plugins.policysite")
WATCHED = ("policy_data", "overrides")
LOOKS_EVERY = 0.1
_LAST = -1_000_000


class _Refused(Abort):
    """The command was wrong (2), not the data (1)."""

    exit_code = code = 2


# In place of MkDocs' own look at `-d`: ours sees more, and says it in Japanese (`_refuse_output`).
SiteDir.post_validation = lambda *_, **__: None  # type: ignore[method-assign]


@dataclass
class _State:
    """What lives through the builds of one process: MkDocs re-enters the hooks once for each language."""

    serving: bool = False
    language: Language = "ja"
    dirty: bool = False
    staging: Staging | None = None
    publication: Publication | None = None
    contents: dict[str, str] = field(default_factory=dict)
    not_found: dict[Language, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    templates: CompiledTemplates = field(default_factory=CompiledTemplates)
    scripts: tuple[str, ...] = ()
    """The inline scripts that pages may hold."""


_state = _State()


def on_startup(command: str, dirty: bool) -> None:
    """Remembers whether the site is served: then a broken edit must not take the last good page away."""
    _state.serving, _state.dirty = command == "serve", dirty
    # Under -q nothing would be counted, and a warning that stops a strict build would pass.
    counted = logging.getLogger("mkdocs")
    counted.setLevel(min(counted.level, logging.WARNING))


def _i18n(config: MkDocsConfig) -> Any:
    plugin = config.plugins.get("i18n")
    if plugin is None:
        raise PluginError("mkdocs.yml: the i18n plugin is missing")
    return plugin


def _language(config: MkDocsConfig) -> Language:
    current = _i18n(config).current_language
    if current not in LANGUAGES:
        raise PluginError(f"static-i18n builds a language that policysite does not know: {current!r}")
    return current  # type: ignore[no-any-return]


def _today() -> date:
    given = os.environ.get("POLICYSITE_TODAY")
    return given_day(given, "POLICYSITE_TODAY") if given else datetime.now(TOKYO).date()


def on_serve(server: Any, config: MkDocsConfig, builder: Any) -> None:  # noqa: ARG001 - MkDocs passes by name
    """Looks for edits of the data more often than MkDocs does: a saved text is to be on the page within a second."""
    server.observer._timeout = LOOKS_EVERY
    inject = server._inject_js_into_html
    server._inject_js_into_html = lambda page, epoch: with_reloading(page, inject(page, epoch), _state.scripts)


@event_priority(100)
def _prepare(config: MkDocsConfig) -> MkDocsConfig:
    """Loads, checks and renders everything once, before MkDocs touches the output folder."""
    if _i18n(config).building:
        return config
    root = Path(config.config_file_path).parent
    if not _state.serving:
        _refuse_output(config, root)
    with _in_one_sentence():
        today = _today()
        _state.language = given_language(os.environ.get("POLICYSITE_LANG") or "ja", "POLICYSITE_LANG")
        _publish(inspect_project(root, today), config)
    assert _state.publication is not None
    # MkDocs dates the sitemap by this; a site is as of its day, whenever and wherever it is built.
    os.environ["SOURCE_DATE_EPOCH"] = str(int(datetime.combine(today, time(), UTC).timestamp()))
    if not _state.serving:
        config.site_url = _state.publication.address
    theme, made = config.theme, config.theme.get_env
    theme.get_env = lambda: strict(made(), theme.dirs, theme.custom_dir, _state.templates)  # type: ignore[method-assign]
    _build_beside(config)
    config.watch.extend(str(root / name) for name in WATCHED if (root / name).is_dir())
    return config


def _publish(inspection: Inspection, config: MkDocsConfig) -> None:
    """Makes the publication of a project in which nothing stands in the way; else the last one stays."""
    _report(inspection.findings)
    _state.findings = inspection.blocking(config.strict and not _state.serving)
    if _state.findings:
        _keep_last_good(len(_state.findings))
        return
    draft = _state.serving or os.environ.get("POLICYSITE_PREVIEW") == "1"
    publication = publish(inspection, document_store(os.environ.get("POLICYSITE_STORE")), draft)
    refuse_lone_pages(publication.pages, Path(config.docs_dir))
    _state.publication = publication
    _state.contents = {page.source_uri: page.markdown for page in publication.pages}


@contextmanager
def _in_one_sentence() -> Iterator[None]:
    """What cannot be done ends a build with its reason and no stack trace."""
    try:
        yield
    except (RefusedError, NothingInForceError, LonePageError, OutputFolderError) as error:
        raise Abort(str(error)) from None
    except OSError as error:
        raise Abort(str(os_refusal(error))) from None


def _refuse_output(config: MkDocsConfig, root: Path) -> None:
    """Stops before anything is written where the site would stand on an input, or on what is no site of ours."""
    site = Path(config.site_dir)
    read = (config.docs_dir, config.theme.custom_dir, config.config_file_path, *config.hooks)
    inputs = (*project_inputs(root, site), *(Path(given) for given in read if given))
    try:
        refuse_foreign_folder(site, inputs)
    except OutputRefusedError as error:
        raise _Refused(str(error)) from None


def _build_beside(config: MkDocsConfig) -> None:
    """Lets MkDocs write beside the site, so that a build that stops half-way leaves the last one as it was."""
    _state.staging = None
    if _state.serving or _state.dirty:
        return
    with _in_one_sentence():
        _state.staging = open_staging(Path(config.site_dir))
    config.site_dir = str(_state.staging.folder)


def _report(findings: tuple[Finding, ...]) -> None:
    levels = {Level.ERROR: logging.ERROR, Level.WARNING: logging.WARNING, Level.NOTE: logging.INFO}
    for finding in findings:
        if not finding.waived:
            # MkDocs counts what is logged as a warning or worse, and a counted finding would end the preview.
            level = logging.INFO if _state.serving else levels[finding.level]
            log.log(level, "%s", "\n".join(finding_lines(finding, _state.language)))


def _keep_last_good(count: int) -> None:
    if not _state.serving or _state.publication is None:
        raise Abort(
            f"公開を止めました：{count} 件を直してください（policysite check で一覧）"
            f" / {count} finding(s), nothing was written"
        )
    log.info("直前の正しい内容を表示しています（%d 件） / showing the last good pages", count)


@event_priority(-110)
def _localise(config: MkDocsConfig) -> MkDocsConfig:
    """Gives one language its navigation and names, after static-i18n has set the language."""
    assert _state.publication is not None
    language = _language(config)
    pages = [page for page in _state.publication.pages if page.language == language]
    written = sorted((Path(config.docs_dir) / language).rglob("*.md"))
    config.nav = [{page.title: page.source_uri} for page in pages if page.in_navigation] + [
        path.relative_to(config.docs_dir).as_posix() for path in written
    ]
    config.site_name = _state.publication.title.in_language(language)
    config.extra["policysite"] = {
        "language": language,
        "findings": _state.findings,
        "frame": _state.publication.frames[language],
    }
    return config


on_config = CombinedEvent(_prepare, _localise)


@event_priority(100)
def _register(files: Files, config: MkDocsConfig) -> Files:
    """Announces the generated pages before static-i18n sorts files by language, and leaves the theme's assets out."""
    assert _state.publication is not None
    homes = [Path(home).resolve() for home in (config.docs_dir, config.theme.custom_dir) if home]
    for file in [file for file in files if not file.is_documentation_page() and not _is_in(file, homes)]:
        files.remove(file)
    shown = {page.source_uri for page in _state.publication.pages if page.in_navigation}
    for uri, content in _state.contents.items():
        if files.get_file_from_path(uri) is not None:
            raise PluginError(f"docs/{uri} stands where a generated page belongs")
        inclusion = InclusionLevel.INCLUDED if uri in shown else InclusionLevel.NOT_IN_NAV
        file = File.generated(config, uri, content=content, inclusion=inclusion)
        # static-i18n recognises a page by this path alone; nothing is ever read from it.
        file.abs_src_path = str(Path(config.docs_dir) / uri)
        files.append(file)
    return files


def _is_in(file: File, homes: Sequence[Path]) -> bool:
    """Whether a file comes from this project; the theme's own scripts and styles are not used by our templates."""
    return any(Path(file.src_dir or "").resolve().is_relative_to(home) for home in homes)


@event_priority(-110)
def _attach(files: Files, config: MkDocsConfig) -> Files:
    """Gives the pages their content again, and fails loudly where static-i18n dropped one."""
    expected = {uri for uri in _state.contents if uri.startswith(f"{_language(config)}/")}
    for file in files:
        if file.src_uri in expected:
            file.content_string = _state.contents[file.src_uri]
            file.generated_by, file.src_dir, file.abs_src_path = "policysite", None, None
            expected.discard(file.src_uri)
    if expected:
        raise PluginError(f"static-i18n dropped generated pages: {sorted(expected)}")
    return files


on_files = CombinedEvent(_register, _attach)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG001 - MkDocs passes by name
    """Remembers the scripts that the theme of this project puts into each page."""
    _state.scripts = inline_scripts(env)


@event_priority(-100)
def on_page_content(html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Tells templates what is markup: the page's content; titles that the engine gives as HTML become text."""
    if not page.file.generated_by and "title" not in page.meta:
        page.title = plain_title(page.title or "")
    entries = list(page.toc)
    for entry in entries:
        entry.title = plain_title(entry.title)
        entries.extend(entry.children)
    return page_markup(html)


@event_priority(-50)
def on_post_page(output: str, page: MkDocsPage, config: MkDocsConfig) -> str:  # noqa: ARG001 - MkDocs passes by name
    """Looks whether a page holds nothing that acts, and gives it its security policy."""
    return _guarded(page.file.src_uri, output)


def _guarded(name: str, html: str) -> str:
    try:
        require_safe_page(name, html, _state.scripts)
    except UnsafePageError as error:
        raise PluginError(str(error)) from None
    # What is served gets its policy when it is sent, for MkDocs then adds a script of its own.
    return html if _state.serving else with_security_policy(html, _state.scripts)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Each language writes the same 404.html; Japanese stays, English moves to its own folder afterwards."""
    if template_name == "sitemap.xml":
        assert _state.publication is not None
        left_out = [page for page in _state.publication.pages if not page.in_sitemap]
        gone = {f"{config.site_url}{prefix(page.language)}{page.path}" for page in left_out}
        return without_addresses(output_content, gone)
    if template_name != "404.html":
        return output_content
    language = _language(config)
    _state.not_found[language] = _guarded(template_name, output_content)
    return _state.not_found.get("ja", output_content)


@event_priority(_LAST)
def on_post_build(config: MkDocsConfig) -> None:
    """Writes the files beside the pages, once, after the last language and after whatever else has a say."""
    if _i18n(config).building or _state.publication is None:
        if _will_abort() and _state.staging:
            discard(_state.staging)
        return
    site = Path(config.site_dir)
    files = files_beside_pages(_state.publication, _state.scripts, _state.not_found)
    if _state.staging:
        _swap_in(config, _state.staging, _state.publication, files)
    elif _state.serving:
        lay_out(site, files)
    else:
        complete_site(site, _state.publication, files)


def _swap_in(config: MkDocsConfig, staging: Staging, publication: Publication, files: Mapping[str, bytes]) -> None:
    config.site_dir = str(staging.site)
    if _will_abort():
        discard(staging)
        return
    with _in_one_sentence():
        replace_site(staging, publication, files)


def _will_abort() -> bool:
    """Whether MkDocs has counted warnings of a strict build, for which it aborts after this event."""
    handlers = logging.getLogger("mkdocs").handlers
    return any(isinstance(handler, CountHandler) and handler.get_counts() for handler in handlers)


def on_build_error(error: Exception) -> None:
    """Takes the half-written folder away; what the system refused is said in plain words, with the file it is about."""
    if _state.staging is None:
        return
    discard(_state.staging)
    if isinstance(error, TemplateError):
        raise Abort(template_fault(error)) from error
    if isinstance(error, OSError) and not isinstance(error, OutputFolderError):
        ours = output_folder.concerns(error, _state.staging)
        raise Abort(
            output_folder.describe_error(error, _state.staging.site) if ours else str(os_refusal(error))
        ) from error

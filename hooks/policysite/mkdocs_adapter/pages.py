"""The generated pages: among the files of MkDocs, as markup for the templates, and looked through when finished."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage

from policysite.assemble.site.paths import prefix
from policysite.mkdocs_adapter.state import language_of, state
from policysite.rendering.page_safety import UnsafePageError, require_safe_page
from policysite.rendering.security_policy import with_security_policy
from policysite.rendering.site_templates import inline_scripts, page_markup, plain_title
from policysite.rendering.sitemap import without_addresses


@event_priority(100)
def _register(files: Files, config: MkDocsConfig) -> Files:
    """Announces the generated pages before static-i18n sorts files by language, and leaves the theme's assets out."""
    assert state.publication is not None
    homes = [Path(home).resolve() for home in (config.docs_dir, config.theme.custom_dir) if home]
    for file in [file for file in files if not file.is_documentation_page() and not _is_in(file, homes)]:
        files.remove(file)
    shown = {page.source_uri for page in state.publication.pages if page.in_navigation}
    for uri, content in state.contents.items():
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
    expected = {uri for uri in state.contents if uri.startswith(f"{language_of(config)}/")}
    for file in files:
        if file.src_uri in expected:
            file.content_string = state.contents[file.src_uri]
            file.generated_by, file.src_dir, file.abs_src_path = "policysite", None, None
            expected.discard(file.src_uri)
    if expected:
        raise PluginError(f"static-i18n dropped generated pages: {sorted(expected)}")
    return files


on_files = CombinedEvent(_register, _attach)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG001 - MkDocs passes by name
    """Remembers the scripts that the theme of this project puts into each page."""
    state.scripts = inline_scripts(env)


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
        require_safe_page(name, html, state.scripts)
    except UnsafePageError as error:
        raise PluginError(str(error)) from None
    # What is served gets its policy when it is sent, for MkDocs then adds a script of its own.
    return html if state.serving else with_security_policy(html, state.scripts)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Each language writes the same 404.html; Japanese stays, English moves to its own folder afterwards."""
    if template_name == "sitemap.xml":
        assert state.publication is not None
        left_out = [page for page in state.publication.pages if not page.in_sitemap]
        gone = {f"{config.site_url}{prefix(page.language)}{page.path}" for page in left_out}
        return without_addresses(output_content, gone)
    if template_name != "404.html":
        return output_content
    language = language_of(config)
    state.not_found[language] = _guarded(template_name, output_content)
    return state.not_found.get("ja", output_content)

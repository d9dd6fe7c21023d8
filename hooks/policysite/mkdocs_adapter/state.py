"""What lives through the builds of one process, and what every handler asks."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError

from policysite.assemble.site.lone_pages import LonePageError
from policysite.assemble.site.publication import NothingInForceError, Publication
from policysite.assemble.storage.output_folder import OutputFolderError, Staging
from policysite.domain.findings import Finding
from policysite.domain.refusals import RefusedError, os_refusal
from policysite.domain.text import LANGUAGES, Language
from policysite.rendering.site_templates import CompiledTemplates

# Below "mkdocs", so that MkDocs counts what is logged here under --strict.
log = logging.getLogger("mkdocs.plugins.policysite")


@dataclass
class State:
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


state = State()


def i18n(config: MkDocsConfig) -> Any:
    plugin = config.plugins.get("i18n")
    if plugin is None:
        raise PluginError("mkdocs.yml: the i18n plugin is missing")
    return plugin


def language_of(config: MkDocsConfig) -> Language:
    current = i18n(config).current_language
    if current not in LANGUAGES:
        raise PluginError(f"static-i18n builds a language that policysite does not know: {current!r}")
    return current  # type: ignore[no-any-return]


@contextmanager
def in_one_sentence() -> Iterator[None]:
    """What cannot be done ends a build with its reason and no stack trace."""
    try:
        yield
    except (RefusedError, NothingInForceError, LonePageError, OutputFolderError) as error:
        raise Abort(str(error)) from None
    except OSError as error:
        raise Abort(str(os_refusal(error))) from None

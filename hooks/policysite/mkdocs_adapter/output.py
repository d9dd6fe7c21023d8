"""The output folder: refused, built beside the last site, put in its place whole or taken away."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path

from jinja2 import TemplateError
from mkdocs.config.config_options import SiteDir
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.utils import CountHandler

from policysite.assemble.project_inputs import project_inputs
from policysite.assemble.site.folder import complete_site, files_beside_pages, lay_out, replace_site
from policysite.assemble.site.publication import Publication
from policysite.assemble.storage import output_folder
from policysite.assemble.storage.output_folder import OutputFolderError, Staging, discard, open_staging
from policysite.assemble.storage.outputs import OutputRefusedError, refuse_foreign_folder
from policysite.domain.refusals import os_refusal
from policysite.mkdocs_adapter.state import i18n, in_one_sentence, state
from policysite.rendering.template_faults import template_fault

# After whatever other plugins still write.
LAST = -1_000_000


class WrongCommand(Abort):
    """The command was wrong (2), not the data (1)."""

    exit_code = code = 2


# In place of MkDocs' own look at `-d`: ours sees more, and says it in Japanese (`refuse_output`).
SiteDir.post_validation = lambda *_, **__: None  # type: ignore[method-assign]


def refuse_output(config: MkDocsConfig, root: Path) -> None:
    """Stops before anything is written where the site would stand on an input, or on what is no site of ours."""
    site = Path(config.site_dir)
    read = (config.docs_dir, config.theme.custom_dir, config.config_file_path, *config.hooks)
    inputs = (*project_inputs(root, site), *(Path(given) for given in read if given))
    try:
        refuse_foreign_folder(site, inputs)
    except OutputRefusedError as error:
        raise WrongCommand(str(error)) from None


def build_beside(config: MkDocsConfig) -> None:
    """Lets MkDocs write beside the site, so that a build that stops half-way leaves the last one as it was."""
    state.staging = None
    if state.serving or state.dirty:
        return
    with in_one_sentence():
        state.staging = open_staging(Path(config.site_dir))
    config.site_dir = str(state.staging.folder)


@event_priority(LAST)
def on_post_build(config: MkDocsConfig) -> None:
    """Writes the files beside the pages, once, after the last language and after whatever else has a say."""
    if i18n(config).building or state.publication is None:
        if _will_abort() and state.staging:
            discard(state.staging)
        return
    site = Path(config.site_dir)
    files = files_beside_pages(state.publication, state.scripts, state.not_found)
    if state.staging:
        _swap_in(config, state.staging, state.publication, files)
    elif state.serving:
        lay_out(site, files)
    else:
        complete_site(site, state.publication, files)


def _swap_in(config: MkDocsConfig, staging: Staging, publication: Publication, files: Mapping[str, bytes]) -> None:
    config.site_dir = str(staging.site)
    if _will_abort():
        discard(staging)
        return
    with in_one_sentence():
        replace_site(staging, publication, files)


def _will_abort() -> bool:
    """Whether MkDocs has counted warnings of a strict build, for which it aborts after this event."""
    handlers = logging.getLogger("mkdocs").handlers
    return any(isinstance(handler, CountHandler) and handler.get_counts() for handler in handlers)


def on_build_error(error: Exception) -> None:
    """Takes the half-written folder away; what the system refused is said in plain words, with the file it is about."""
    if state.staging is None:
        return
    discard(state.staging)
    if isinstance(error, TemplateError):
        raise Abort(template_fault(error)) from error
    if isinstance(error, OSError) and not isinstance(error, OutputFolderError):
        ours = output_folder.concerns(error, state.staging)
        raise Abort(
            output_folder.describe_error(error, state.staging.site) if ours else str(os_refusal(error))
        ) from error

"""The only room that knows MkDocs: it hands finished values to the site engine and decides nothing about policies."""

from policysite.mkdocs_adapter.configuration import on_config, on_serve, on_startup
from policysite.mkdocs_adapter.output import on_build_error, on_post_build
from policysite.mkdocs_adapter.pages import on_env, on_files, on_page_content, on_post_page, on_post_template

__all__ = [
    "on_build_error",
    "on_config",
    "on_env",
    "on_files",
    "on_page_content",
    "on_post_build",
    "on_post_page",
    "on_post_template",
    "on_serve",
    "on_startup",
]

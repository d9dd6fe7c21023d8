"""The one hook file of mkdocs.yml; everything real lives in policysite.mkdocs_adapter."""

from policysite.mkdocs_adapter import (
    on_build_error,
    on_config,
    on_env,
    on_files,
    on_page_content,
    on_post_build,
    on_post_page,
    on_post_template,
    on_serve,
    on_startup,
)

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

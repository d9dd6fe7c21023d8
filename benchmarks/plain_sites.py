"""The same finished Markdown without our hook."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from policysite.assemble.inspection import inspect_project
from policysite.assemble.site.pages import Page
from policysite.assemble.site.publishing import publish

_EXTENSIONS = "markdown_extensions: [attr_list, tables]\n"
_I18N = """plugins:
  - search
  - i18n:
      docs_structure: folder
      languages:
        - {locale: ja, name: 日本語, default: true}
        - {locale: en, name: English}
"""


def finished_markdown(root: Path, day: date) -> tuple[Page, ...]:
    """The pages that the hook hands to MkDocs for a project."""
    return publish(inspect_project(root, day)).pages


def write_material(pages: Sequence[Page], folder: Path) -> Path:
    """The pages as a project for Material with static-i18n: its own frame and search, no hook."""
    for page in pages:
        _write(folder / "docs" / page.source_uri, page.markdown)
    shown = [page for page in pages if page.in_navigation and page.language == "ja"]
    navigation = "\n".join(f"  - {json.dumps(page.title)}: {page.path}index.md" for page in shown)
    unlisted = "not_in_nav: '*'\nvalidation: {links: {not_found: ignore, unrecognized_links: ignore}}\n"
    _write(
        folder / "mkdocs.yml",
        "site_name: プライバシーポリシー\nsite_url: https://policy.example/\nuse_directory_urls: true\n"
        "theme: {name: material, language: ja, font: false}\n"
        f"{_I18N}{_EXTENSIONS}{unlisted}nav:\n{navigation}\n",
    )
    return folder


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")

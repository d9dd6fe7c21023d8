"""The same finished Markdown without our hook, as other generators take it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from policysite.assemble.inspection import inspect_project
from policysite.assemble.pages import Page
from policysite.assemble.publishing import publish

_EXTENSIONS = "markdown_extensions: [attr_list, tables]\n"
_I18N = """plugins:
  - search
  - i18n:
      docs_structure: folder
      languages:
        - {locale: ja, name: 日本語, default: true}
        - {locale: en, name: English}
"""
_HUGO_LAYOUT = """<!doctype html>
<html lang="{{ .Site.Language.Lang }}">
<head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body>
<nav><ul>{{ range where .Site.RegularPages "Params.shown" true }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
{{ end }}</ul></nav>
<main>{{ .Content }}</main>
</body>
</html>
"""


def finished_markdown(root: Path, day: date) -> tuple[Page, ...]:
    """The pages that the hook hands to MkDocs for a project."""
    cache = root / ".cache"
    return publish(inspect_project(root, day, cache), cache).all_pages


def write_material(pages: Sequence[Page], folder: Path, multilingual: bool = True) -> Path:
    """The pages as a project for Material: its own frame and search, no hook. Without static-i18n for Zensical."""
    for page in pages:
        _write(folder / "docs" / page.source_uri, page.markdown)
    navigation = "\n".join(f"  - {json.dumps(page.title)}: {uri}" for page, uri in _shown(pages, multilingual))
    plugins = _I18N if multilingual else "plugins: [search]\n"
    unlisted = "not_in_nav: '*'\nvalidation: {links: {not_found: ignore, unrecognized_links: ignore}}\n"
    _write(
        folder / "mkdocs.yml",
        "site_name: プライバシーポリシー\nsite_url: https://policy.example/\nuse_directory_urls: true\n"
        "theme: {name: material, language: ja, font: false}\n"
        f"{plugins}{_EXTENSIONS}{unlisted}nav:\n{navigation}\n",
    )
    return folder


def write_hugo(pages: Sequence[Page], folder: Path) -> Path:
    """The pages for Hugo, with one small layout and the pages that the navigation shows."""
    for page in pages:
        head = {"title": page.title, "shown": page.in_navigation, "url": _address(page)}
        _write(folder / f"content/{page.language}/{_flat(page)}.md", f"{json.dumps(head)}\n\n{page.markdown}")
    for kind in ("single", "list"):
        _write(folder / f"layouts/_default/{kind}.html", _HUGO_LAYOUT)
    _write(
        folder / "config.json",
        json.dumps(
            {
                "baseURL": "https://policy.example/",
                "defaultContentLanguage": "ja",
                "disableKinds": ["taxonomy", "term"],
                "languages": {
                    "ja": {"contentDir": "content/ja", "weight": 1},
                    "en": {"contentDir": "content/en", "weight": 2},
                },
                "markup": {"goldmark": {"renderer": {"unsafe": True}, "parser": {"attribute": {"block": True}}}},
            }
        ),
    )
    return folder


def _shown(pages: Sequence[Page], multilingual: bool) -> Iterator[tuple[Page, str]]:
    """What the navigation shows, with static-i18n once for all languages."""
    for page in pages:
        if page.in_navigation and (page.language == "ja" or not multilingual):
            yield page, f"{page.path}index.md" if multilingual else page.source_uri


def _address(page: Page) -> str:
    return f"/{'' if page.language == 'ja' else 'en/'}{page.path}"


def _flat(page: Page) -> str:
    return page.path.strip("/").replace("/", "--") or "home"


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")

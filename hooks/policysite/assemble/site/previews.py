"""A preview in a folder: what legal is handed opens by double click, without any server."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from policysite.rendering.local_pages import local_page, local_script

_SCRIPTS = Path("assets/javascripts")
_NEEDS_SERVER = "search*.js"
"""The search runs in a worker, which no browser starts from a folder; its button shows itself only where it runs."""


def open_locally(site: Path, address: str) -> None:
    """Rewrites the pages and scripts of a built site in place; `address` is where it would stand."""
    home = site / _SCRIPTS
    for file in home.glob(_NEEDS_SERVER):
        file.unlink()
    scripts = {file.name: file.read_text(encoding="utf-8") for file in sorted(home.glob("*.js"))}
    for name, source in scripts.items():
        (home / name).write_text(local_script(name, source), encoding="utf-8")
    base = urlsplit(address).path or "/"
    folders = {file.parent.relative_to(site).as_posix() for file in site.rglob("index.html")}
    for file in sorted(site.rglob("*.html")):
        page = file.read_text(encoding="utf-8")
        place = file.relative_to(site).as_posix()
        file.write_text(local_page(page, place, folders, base, scripts), encoding="utf-8")

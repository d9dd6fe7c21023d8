"""Pages that open from a folder by double click: links name files, and scripts are no modules.

From file:// a browser shows no index of a folder and loads no module, so what is handed over for review needs both.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from urllib.parse import urlsplit

_INDEX = "index.html"
_TAG = re.compile(r"<(?:a|link|img|script)\s[^<>]*>")
_ADDRESS = re.compile(r'\s(href|src)="([^"]*)"')
_MODULE = re.compile(r'<script type="module" src="([^"]*)"></script>\n?')
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="[^"]*"')
_IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([\w-]+\.js)";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (function|class|const) (\w+)", re.MULTILINE)
_LEFT = re.compile(r"^\s*(?:import|export)\b|\bimport\s*\(|\bimport\.meta\b", re.MULTILINE)


class NoLocalScriptError(ValueError):
    """A script imports or exports in a way that has no equal in a plain script; `str` says which and where."""


def local_page(html: str, path: str, folders: Collection[str], base: str, scripts: Mapping[str, str]) -> str:
    """A page of a site, at `path` below its root, as it opens from a folder.

    `folders` are those that have pages, `base` is where the site's address has its root, and `scripts` are the sources
    of the modules that work without a server, by file name.
    """
    html = _MODULE.sub(_plain_tags(scripts), html)
    html = _TAG.sub(lambda tag: _ADDRESS.sub(lambda found: _address(found, path, folders, base), tag[0]), html)
    return _POLICY.sub(lambda meta: meta[0].replace("'self'", "'self' file:"), html)


def local_script(name: str, source: str) -> str:
    """A module as a plain script that finds what it imports, and leaves what it exports, in one place of the page."""
    exported = ", ".join(name for _, name in _EXPORT.findall(source))
    body = _EXPORT.sub(r"\1 \2", _IMPORT.sub(r'const {\1} = policysite["\2"];', source))
    if _LEFT.search(body):
        raise NoLocalScriptError(f"{name}: {_LEFT.search(body)}")
    start = f'(globalThis.policysite ??= {{}})["{name}"] = (() => {{\n"use strict";\n'
    return f"{start}{body}\nreturn {{ {exported} }};\n}})();\n"


def imported(source: str) -> Iterator[str]:
    """The file names of the modules that a module imports."""
    yield from (name for _, name in _IMPORT.findall(source))


def _plain_tags(scripts: Mapping[str, str]) -> Callable[[re.Match[str]], str]:
    """Tags of plain scripts for that of a module: what it imports comes first, and each stands once on a page."""
    done: set[str] = set()

    def tags(found: re.Match[str]) -> str:
        folder, name = posixpath.split(found[1])
        names = [one for one in _with_imports(name, scripts) if one not in done]
        done.update(names)
        return "".join(f'<script defer src="{folder}/{one}"></script>\n' for one in names)

    return tags


def _with_imports(name: str, scripts: Mapping[str, str]) -> Iterator[str]:
    if name in scripts:
        for other in imported(scripts[name]):
            yield from _with_imports(other, scripts)
        yield name


def _address(found: re.Match[str], path: str, folders: Collection[str], base: str) -> str:
    parts = urlsplit(found[2])
    if parts.scheme or parts.netloc or not parts.path:
        return found[0]
    here = posixpath.dirname(path)
    if parts.path.startswith("/"):
        if not parts.path.startswith(base):
            return found[0]
        target = posixpath.normpath(parts.path[len(base) :] or ".")
    else:
        target = posixpath.normpath(posixpath.join(here, parts.path))
    if target in folders:
        target = posixpath.join(target, _INDEX)
    elif not parts.path.startswith("/"):
        return found[0]
    after = found[2][len(parts.path) :]
    return f' {found[1]}="{posixpath.relpath(target, here or ".")}{after}"'

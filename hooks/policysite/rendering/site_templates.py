"""The templates of the site engine: as strict as our own, and without what they cost needlessly on every build."""

from __future__ import annotations

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket, BytecodeCache
from markupsafe import Markup

INLINE_SCRIPTS = ("partials/scheme.html",)
"""The templates of our theme that stand as scripts inside each page; no other one may run there."""


class CompiledTemplates(BytecodeCache):
    """What Jinja made of each template, in memory; it compares the sources, so an edited template is compiled anew."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Gives back what was kept of a template."""
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps what was made of a template."""
        self._kept[bucket.key] = bucket.bytecode_to_string()


class OwnFilesLoader(FileSystemLoader):
    """Finds templates in all folders of a theme and lists those of one.

    The engine lists a theme to copy its files into the site; Material has 14,000 icons, of which none is copied.
    """

    def __init__(self, folders: list[str], own: str | None) -> None:
        super().__init__(folders)
        self._own = FileSystemLoader([own] if own else [])

    def list_templates(self) -> list[str]:
        """The names of the files that belong to this project."""
        return self._own.list_templates()


def strict(made: Environment, folders: list[str], own: str | None, compiled: CompiledTemplates) -> Environment:
    """An environment of the site engine that escapes all text, refuses unknown names, and compiles each template once.

    It lists only the files in `own`.
    """
    made.autoescape, made.undefined = True, StrictUndefined
    made.loader = OwnFilesLoader(folders, own)
    made.bytecode_cache = compiled
    return made


def inline_scripts(site: Environment) -> tuple[str, ...]:
    """The sources of the inline scripts that we ship, as they stand in each page."""
    return tuple(site.get_template(name).render() for name in INLINE_SCRIPTS)


def page_markup(html: str) -> Markup:
    """What the site engine made of the Markdown of a page; `require_safe_page` looks at the finished page."""
    return Markup(html)


def plain_title(html: str) -> str:
    """A heading as the engine gives it, which is HTML, as text."""
    return Markup(html).striptags()

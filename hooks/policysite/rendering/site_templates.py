"""The templates of the site engine, without what they cost needlessly on every build and reload."""

from __future__ import annotations

from jinja2 import Environment, FileSystemLoader
from jinja2.bccache import Bucket, BytecodeCache


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


def lightened(made: Environment, folders: list[str], own: str | None, compiled: CompiledTemplates) -> Environment:
    """An environment of the site engine that lists only the files in `own` and compiles each template once."""
    made.loader = OwnFilesLoader(folders, own)
    made.bytecode_cache = compiled
    return made

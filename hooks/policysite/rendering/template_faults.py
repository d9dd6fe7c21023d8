"""A template that cannot be read or filled in, said in words with its place."""

from __future__ import annotations

import traceback

from jinja2 import TemplateError, TemplateSyntaxError


def template_fault(error: TemplateError) -> str:
    """Which template failed, at which line, and how."""
    if isinstance(error, TemplateSyntaxError):
        place = f"{error.filename or error.name}:{error.lineno}"
    else:
        # Jinja writes the lines of templates into the traceback; the last one is where it failed.
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".html")]
        place = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "overrides"
    ja = f"ひな型の誤り（{error.message}）。前のサイトはそのまま残っている"
    return f"{place}: {ja} / {error.message} in a template; the last site stands as it was"

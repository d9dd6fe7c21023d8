"""What commands show: words for people without anything that a terminal obeys, data for programs as UTF-8."""

from __future__ import annotations

import contextlib
import io
import os
import sys

from policysite.domain.escapes import escaped


def say(words: str) -> None:
    """One or more lines for a person, on standard output."""
    print(escaped(words, keep="\n"))


def complain(words: str) -> None:
    """One or more lines for a person, beside the output, which may go into a file or through a filter."""
    print(escaped(words, keep="\n"), file=sys.stderr)


def hand_over(content: bytes) -> None:
    """Data for another program: its bytes, whatever the terminal's characters are."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def prepare_streams() -> None:
    """Lets nothing be lost to a closed stream, or to a terminal that lacks the characters of Japanese.

    What it cannot show stands there as an escape, such as \\u3042.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None or getattr(stream, "closed", False):
            # A file opened later would take the number of the closed stream, and whatever is printed.
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123
        elif mode == "w" and isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def give_up_output() -> None:
    """Lets what a standard output does not take go nowhere, without another complaint at the end of the program."""
    with contextlib.suppress(OSError, ValueError):
        try:
            sys.stdout.flush()
        except OSError:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, sys.stdout.fileno())
            os.close(nowhere)
            sys.stdout.flush()

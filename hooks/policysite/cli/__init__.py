"""The console script: each command is a module that adds its arguments and runs with them."""

from __future__ import annotations

import argparse
import gc
import os
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

from policysite.assemble.storage.outputs import OutputRefusedError
from policysite.cli.output import complain, give_up_output, prepare_streams
from policysite.domain.refusals import RefusedError, both, os_refusal
from policysite.domain.text import Text

COMMANDS = (
    "check",
    "explain",
    "diff",
    "release",
    "withdraw",
    "schema",
    "export",
    "translations",
    "report",
    "init",
    "verify",
    "publish",
)
CANNOT = 2
"""The exit status where nothing was done: wrong usage, or a file or folder that is not as it must be."""
INTERRUPTED = 130
_DEBUG = "POLICYSITE_DEBUG"
_NOBODY_READS = Text(
    ja="出力の受け手が閉じたので、途中で終わりました", en="nobody reads the output any more; stopped half-way"
)
_STOPPED = Text(ja="中断しました", en="interrupted")


class Parser(argparse.ArgumentParser):
    """An argument parser that says in both languages what is wrong with a command line."""

    def error(self, message: str) -> NoReturn:
        """Says how the command is used, and what was not (exit 2)."""
        self.print_usage(sys.stderr)
        complain(f"{self.prog}: 引数が正しくありません（{self.prog} -h で使い方） / {message}")
        raise SystemExit(CANNOT)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; the exit status is 0, 1 or 2 as README says, and no file or argument shows a stack trace."""
    prepare_streams()
    try:
        status = _run(list(sys.argv[1:] if arguments is None else arguments))
        sys.stdout.flush()
    except RefusedError as error:
        return _cannot(str(error))
    except OutputRefusedError as error:
        return _cannot(str(error))
    except BrokenPipeError:
        return _cannot(both(_NOBODY_READS))
    except OSError as error:
        return _cannot(str(os_refusal(error)))
    except (KeyboardInterrupt, EOFError):
        _cannot(both(_STOPPED))
        return INTERRUPTED
    except Exception as error:
        return _cannot(both(_fault_of_ours(error)))
    return status


def entry() -> int:
    """What the installed script calls."""
    # pydantic would read every installed distribution in search of plugins, of which none takes part here.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # A command is over in a second; looking for garbage among objects that all stay takes a tenth of it.
    gc.set_threshold(200_000, 50, 50)
    return main()


def _run(given: list[str]) -> int:
    parser = Parser(
        prog="policysite", description="プライバシーポリシーを検査し、公開する / Check and publish a privacy policy"
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    # A command imports what it needs; loading the others with it would take longer than a check.
    for name in [name for name in given[:1] if name in COMMANDS] or COMMANDS:
        import_module(f"policysite.cli.{name}").register(commands)
    try:
        options = parser.parse_args(given)
    except SystemExit:
        # Help goes to standard output too.
        sys.stdout.flush()
        raise
    status: int = options.run(options)
    return status


def _cannot(words: str) -> int:
    give_up_output()
    try:
        complain(words)
        sys.stderr.flush()
    except (OSError, ValueError):
        # Nobody hears it; the exit status still says it.
        pass
    return CANNOT


def _fault_of_ours(error: Exception) -> Text:
    """A fault of the program, which no data and no argument should be able to cause; the trace only where wanted."""
    if os.environ.get(_DEBUG) == "1":
        traceback.print_exception(error)
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{type(error).__name__}: {error} ({os.path.basename(frame.filename)}:{frame.lineno})"  # noqa: PTH119
    return Text(
        ja=f"プログラムの誤りです。{_DEBUG}=1 を付けて実行し、出た内容を開発者に知らせてください（{where}）",
        en=f"a fault of the program; run it with {_DEBUG}=1 and report what it shows",
    )

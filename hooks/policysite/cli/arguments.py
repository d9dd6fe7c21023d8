"""Arguments that several commands share, and the clock and environment read in this one place."""

from __future__ import annotations

import argparse
import os
from datetime import date, datetime
from pathlib import Path

from policysite.domain.refusals import RefusedError, both, given_day
from policysite.domain.time_zone import TOKYO


def add_root(parser: argparse.ArgumentParser) -> None:
    """`--root DIR`: the folder that holds policy_data/."""
    parser.add_argument(
        "--root",
        type=data_root,
        default=Path(),
        metavar="DIR",
        help="policy_data/ のあるフォルダ / the folder that holds policy_data/",
    )


def add_language(parser: argparse.ArgumentParser) -> None:
    """`--lang ja|en`: the language of messages."""
    parser.add_argument("--lang", choices=("ja", "en"), default="ja", help="表示の言語 / language of messages")


def add_today(parser: argparse.ArgumentParser) -> None:
    """`--today D`: the day to judge by; else POLICYSITE_TODAY, else the day in Tokyo."""
    parser.add_argument(
        "--today", type=day, default=None, metavar="YYYY-MM-DD", help="基準日（省くと東京の今日） / the day to judge by"
    )


def day_of(options: argparse.Namespace) -> date:
    """The day a command judges by."""
    if options.today is not None:
        chosen: date = options.today
        return chosen
    given = os.environ.get("POLICYSITE_TODAY")
    return given_day(given, "POLICYSITE_TODAY") if given else datetime.now(TOKYO).date()


def day(text: str) -> date:
    """A date argument; argparse shows the message."""
    try:
        return given_day(text, "")
    except RefusedError as error:
        raise argparse.ArgumentTypeError(both(error.words)) from None


def data_root(text: str) -> Path:
    """A folder argument that must hold policy_data/; an unreadable root is a usage error (exit 2)."""
    root = Path(text)
    if not (root / "policy_data").is_dir():
        raise argparse.ArgumentTypeError(f"policy_data/ がありません / no policy_data/ in {text}")
    return root

"""What a command cannot do, said in one sentence instead of a stack trace."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from datetime import date

from policysite.domain.escapes import escaped
from policysite.domain.text import LANGUAGES, Language, Text


class RefusedError(Exception):
    """A command stops before it has changed anything; `words` say why and what to do."""

    def __init__(self, ja: str, en: str) -> None:
        self.words = Text(ja=escaped(ja), en=escaped(en))
        super().__init__(both(self.words))


def both(words: Text) -> str:
    """The sentence in Japanese with English beside it, for where nobody has said which."""
    return f"{words.ja} / {words.en}"


_REASONS: Mapping[int, Text] = {
    errno.ENOENT: Text(ja="ありません", en="no such file or folder"),
    errno.EACCES: Text(ja="読み書きが許されていません", en="reading or writing is not allowed"),
    errno.EPERM: Text(ja="読み書きが許されていません", en="reading or writing is not allowed"),
    errno.EROFS: Text(ja="書き込めない場所です", en="a place that cannot be written"),
    errno.EEXIST: Text(ja="すでにあります", en="exists already"),
    errno.ENOTEMPTY: Text(ja="空のフォルダではありません", en="the folder is not empty"),
    errno.EISDIR: Text(ja="ファイルではなくフォルダです", en="a folder, not a file"),
    errno.ENOTDIR: Text(ja="フォルダのあるべき所に別のものがあります", en="something else where a folder belongs"),
    errno.ELOOP: Text(ja="リンクをたどっても行き着きません", en="a link that leads nowhere"),
    errno.ENOSPC: Text(ja="ディスクの空きがありません", en="the disk is full"),
    errno.EDQUOT: Text(ja="割り当てられた容量を使い切りました", en="the quota is used up"),
    errno.ENAMETOOLONG: Text(ja="名前が長すぎます", en="the name is too long"),
    errno.EMFILE: Text(ja="開けるファイルの数を超えました", en="too many open files"),
    errno.EBUSY: Text(ja="ほかで使われています", en="in use elsewhere"),
    errno.EXDEV: Text(ja="別のディスクには移せません", en="cannot be moved to another disk"),
    errno.ENXIO: Text(ja="ふつうのファイルではありません", en="no ordinary file"),
    errno.ENODEV: Text(ja="ふつうのファイルではありません", en="no ordinary file"),
    errno.EINVAL: Text(ja="ここではできない操作です", en="not possible here"),
    errno.EIO: Text(ja="ディスクを読み書きできません", en="the disk cannot be read or written"),
}


def os_refusal(error: OSError) -> RefusedError:
    """What the system refused, with the name of the file."""
    # shutil.Error and the like carry no number and no name.
    name = os.fsdecode(error.filename) if isinstance(error.filename, (str, bytes, os.PathLike)) else ""
    detail = error.strerror or str(error).splitlines()[0] if str(error) else type(error).__name__
    reason = _REASONS.get(error.errno or 0, Text(ja=f"読み書きできません（{detail}）", en=detail))
    shown = f"{name}: " if name else ""
    return RefusedError(f"{shown}{reason.ja}", f"{shown}{reason.en}")


def given_day(text: str, where: str) -> date:
    """A day as it was typed, only in the form 2026-11-22; `where` says who gave it."""
    if len(text) == 10 and text.isascii() and text[4] == text[7] == "-":
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
    raise RefusedError(
        f"{where}「{text}」は日付として読めません。2026-11-22 の形で、実在する日を書く",
        f"{where} “{text}” is no date; write an existing day such as 2026-11-22",
    )


def given_language(text: str, where: str) -> Language:
    """A language of messages as it was typed."""
    for language in LANGUAGES:
        if text == language:
            return language
    raise RefusedError(f"{where}「{text}」は ja か en にする", f"{where} “{text}” must be ja or en")

"""What can be wrong with a file before any rule looks at it, and the words for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from policysite.domain.findings import Finding, Level
from policysite.domain.paths import Place
from policysite.domain.text import Text


class FaultKind(StrEnum):
    """The kinds of fault; each is also the id of a finding."""

    SYNTAX = "DATA-SYNTAX"
    TAB = "DATA-TAB"
    ENCODING = "DATA-ENCODING"
    TOO_LARGE = "DATA-TOO-LARGE"
    TOO_DEEP = "DATA-TOO-DEEP"
    EMPTY = "DATA-EMPTY"
    MISSING_FILE = "DATA-MISSING-FILE"
    UNKNOWN_FILE = "DATA-UNKNOWN-FILE"
    OUTSIDE = "DATA-OUTSIDE"
    ALIAS = "DATA-ALIAS"
    TAG = "DATA-TAG"
    MERGE_KEY = "DATA-MERGE-KEY"
    BAD_KEY = "DATA-BAD-KEY"
    DUPLICATE_KEY = "DATA-DUPLICATE-KEY"
    SECOND_DOCUMENT = "DATA-SECOND-DOCUMENT"
    UNKNOWN_KEY = "DATA-UNKNOWN-KEY"
    MISSING_KEY = "DATA-MISSING-KEY"
    MISSING_LANGUAGE = "DATA-MISSING-LANGUAGE"
    WRONG_TYPE = "DATA-WRONG-TYPE"
    WRONG_VALUE = "DATA-WRONG-VALUE"
    BAD_ID = "DATA-BAD-ID"


@dataclass(frozen=True)
class Fault:
    """A fault at a place, with the values its words need."""

    kind: FaultKind
    place: Place
    values: Mapping[str, str] = field(default_factory=dict)
    target: str = ""


def finding_of(fault: Fault) -> Finding:
    """The fault as a finding; always an error, because nothing can be published from data that does not load."""
    message, fix = _WORDS[fault.kind]
    place = fault.place
    return Finding(
        file=place.file,
        line=place.line,
        column=place.column,
        rule=str(fault.kind),
        target=fault.target or place.file,
        level=Level.ERROR,
        message=_filled(message, fault.values),
        fix=_filled(fix, fault.values),
    )


def _filled(words: Text, values: Mapping[str, str]) -> Text:
    return Text(ja=words.ja.format_map(values), en=words.en.format_map(values))


def _words(ja: str, ja_fix: str, en: str, en_fix: str) -> tuple[Text, Text]:
    return Text(ja=ja, en=en), Text(ja=ja_fix, en=en_fix)


_WORDS: dict[FaultKind, tuple[Text, Text]] = {
    FaultKind.SYNTAX: _words(
        "YAML として読めません（{detail}）",
        "この行か一つ前の行の字下げ、半角コロンと空白、引用符の閉じ忘れを確かめる",
        "not readable as YAML ({detail})",
        "check the indentation, the colon followed by a space, and closing quotes of this line and the one before",
    ),
    FaultKind.TAB: _words(
        "タブ文字があります",
        "タブを半角の空白に置き換える（字下げは2文字ずつ）",
        "a tab character",
        "replace the tab by spaces (two for each level)",
    ),
    FaultKind.ENCODING: _words(
        "UTF-8 として読めない文字があります（{byte}）",
        "ファイルを文字コード UTF-8 で保存し直す",
        "a byte that is not UTF-8 ({byte})",
        "save the file as UTF-8",
    ),
    FaultKind.TOO_LARGE: _words(
        "ファイルが大きすぎます（{size} バイト、上限 {limit} バイト）",
        "貼り付けた余分な内容を除くか、章ごとにファイルを分ける",
        "the file is too large ({size} bytes, limit {limit})",
        "remove what was pasted by mistake, or split the file by section",
    ),
    FaultKind.TOO_DEEP: _words(
        "入れ子が深すぎます（上限 {limit} 段）",
        "括弧や字下げの誤りを直す",
        "nested too deeply (limit {limit} levels)",
        "mend the brackets or the indentation",
    ),
    FaultKind.EMPTY: _words(
        "ファイルが空です",
        "内容を書くか、使わないファイルなら削除する",
        "the file is empty",
        "write its content, or delete the file if it is not used",
    ),
    FaultKind.MISSING_FILE: _words(
        "必要なファイルがありません",
        "ファイルを作る（書き方は policy_data/README.md）",
        "a required file is missing",
        "create the file (policy_data/README.md says how)",
    ),
    FaultKind.UNKNOWN_FILE: _words(
        "読み込まれないファイルです（名前か場所が違います）",
        "正しい名前と場所に直す（一覧は policy_data/README.md）",
        "this file is not read (wrong name or place)",
        "give it the right name and place (policy_data/README.md lists them)",
    ),
    FaultKind.OUTSIDE: _words(
        "データの外を指しています（{name}）",
        "フォルダの中のファイルを指すように直す",
        "this points outside the data ({name})",
        "point to a file inside the folder",
    ),
    FaultKind.ALIAS: _words(
        "YAML のアンカー・エイリアス（&{name} / *{name}）は使えません",
        "同じ内容は台帳（registers/）に一度だけ書き、id で参照する",
        "YAML anchors and aliases (&{name} / *{name}) are not allowed",
        "write the value once in a register and refer to it by id",
    ),
    FaultKind.TAG: _words(
        "YAML のタグ（{name}）は使えません",
        "「!」で始まる語を除くか、全体を引用符で囲む",
        "YAML tags ({name}) are not allowed",
        "remove the word that starts with “!”, or quote the text",
    ),
    FaultKind.MERGE_KEY: _words(
        "YAML のマージキー（<<）は使えません",
        "値をそのまま書く",
        "YAML merge keys (<<) are not allowed",
        "write the values out",
    ),
    FaultKind.BAD_KEY: _words(
        "項目名（キー）が文字ではありません",
        "「項目名: 値」の形に直す",
        "a key is not a word",
        "write it as “key: value”",
    ),
    FaultKind.DUPLICATE_KEY: _words(
        "項目「{name}」が二度あります（一度目は {line} 行目）",
        "どちらか一つにする",
        "the key “{name}” stands twice (first on line {line})",
        "keep one of the two",
    ),
    FaultKind.SECOND_DOCUMENT: _words(
        "「---」で区切られた二つ目の文書があります",
        "「---」より後を除く",
        "a second document after “---”",
        "remove everything from “---” on",
    ),
    FaultKind.UNKNOWN_KEY: _words(
        "知らない項目「{name}」です{hint_ja}",
        "綴りと字下げを確かめる（使える項目：{known}）",
        "unknown key “{name}”{hint_en}",
        "check spelling and indentation (known keys: {known})",
    ),
    FaultKind.MISSING_KEY: _words(
        "項目「{name}」がありません",
        "「{name}:」を書き足す",
        "the key “{name}” is missing",
        "add “{name}:”",
    ),
    FaultKind.MISSING_LANGUAGE: _words(
        "{language_ja}の文がありません",
        "「{name}:」に{language_ja}の文を書く",
        "the {language_en} text is missing",
        "write the {language_en} text behind “{name}:”",
    ),
    FaultKind.WRONG_TYPE: _words(
        "ここに書けるのは{expected_ja}です（今は{found_ja}）",
        "{expected_ja}に書き直す",
        "expected {expected_en} here, found {found_en}",
        "write {expected_en}",
    ),
    FaultKind.WRONG_VALUE: _words(
        "値「{value}」は使えません",
        "次のどれかにする：{expected_ja}",
        "the value “{value}” is not allowed",
        "use one of: {expected_en}",
    ),
    FaultKind.BAD_ID: _words(
        "id「{value}」に使えない文字があります",
        "半角の英小文字・数字・ハイフンだけで書く（先頭は英字）",
        "the id “{value}” holds characters that are not allowed",
        "use lower-case letters, digits and hyphens, beginning with a letter",
    ),
}

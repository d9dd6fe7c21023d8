"""What readers are told about a revision: whether the handling of their data changes, a fact, or the words only."""

from __future__ import annotations

from collections.abc import Mapping

from policysite.domain.changes import Effect
from policysite.domain.text import Text

EFFECTS: Mapping[Effect, Text] = {
    Effect.HANDLING: Text(ja="個人情報の取扱いが変わります。", en="How we handle personal information changes."),
    Effect.FACT: Text(
        ja="手数料、連絡先、名称など、公表している事項が変わります。個人情報の取扱いは変わりません。",
        en="Published facts change, such as fees, contacts or names. How we handle personal information does not.",
    ),
    Effect.NUMBERING: Text(
        ja="条項の番号が変わります。個人情報の取扱いは変わりません。",
        en="Numbers of clauses change. How we handle personal information does not.",
    ),
    Effect.WORDS: Text(
        ja="個人情報の取扱いは変わりません（文言の変更です）。",
        en="How we handle personal information does not change; only the text does.",
    ),
}

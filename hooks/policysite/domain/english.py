"""Whether a text that came back as English is English: by its script, and by the small words of other languages."""

from __future__ import annotations

import re
import unicodedata

from policysite.domain.text import Text

_JAPANESE = re.compile("[\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_FEWEST_WORDS = 4
_MOST_JAPANESE = 0.3
# Words that a sentence of each language can hardly do without; what is English as well stands in none.
_ENGLISH_WORDS = """the of and to in for is are be by with or not we our you your this that it as on from at an a may
will shall if which any such other has have can their its under when where who"""
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
_OTHERS = {
    "fr": ("フランス語", "French", "le la les des du et est une un pour nous vous dans par sur que qui avec aux sont"),
    "de": ("ドイツ語", "German", "der die das und ist nicht mit für von den dem des wir sie ein eine auf werden zu"),
    "es": ("スペイン語", "Spanish", "el los las y es una para por con del que se nuestro su sus en al como no"),
    "pt": ("ポルトガル語", "Portuguese", "os as do da dos das e é uma para por com não nós seus em ao que"),
    "it": ("イタリア語", "Italian", "il lo gli le di e è una per con non del della dei che noi nostro sono in"),
    "nl": ("オランダ語", "Dutch", "het een en van wij niet met voor zijn op te dat uw onze bij worden de"),
    "id": ("インドネシア語", "Indonesian", "yang dan untuk dengan dari kami anda adalah ini pada tidak oleh kepada"),
    "vi": ("ベトナム語", "Vietnamese", "của và các cho chúng tôi là trong được với không những người thông tin"),
    "ja": (
        "ローマ字の日本語",
        "Japanese in Latin letters",
        "wo wa ni desu masu shimasu suru oyobi matawa mata ga kara",
    ),
}
_SMALL_WORDS = {key: frozenset(words.split()) for key, (_, _, words) in _OTHERS.items()}


def not_english(english: str, japanese: str) -> Text | None:
    """Why a text is plainly not English, or None; Japanese names that its source has as well may stand in it."""
    letters = [character for character in english if character.isalpha()]
    runs = _JAPANESE.findall(english)
    if sum(map(len, runs)) > max(len(letters) * _MOST_JAPANESE, 0) and not _is_name(english, japanese):
        return Text(ja="英語の欄に日本語が入っています", en="Japanese stands where English belongs")
    strange = next((run for run in runs if run not in japanese), None)
    if strange is not None:
        return Text(
            ja=f"英語の欄に、元の文にない日本語「{strange[:20]}」があります",
            en=f"Japanese that the source does not have: “{strange[:20]}”",
        )
    foreign = next((c for c in letters if not _is_latin(c) and c not in japanese and not _JAPANESE.match(c)), None)
    if foreign is not None:
        return Text(
            ja=f"英語の文字ではない「{foreign}」（U+{ord(foreign):04X}）があります",
            en=f"“{foreign}” (U+{ord(foreign):04X}) is no letter of English",
        )
    return _other_language(english)


def _is_name(english: str, japanese: str) -> bool:
    """Whether it is a name left as it is, because nobody has given its reading."""
    return english == japanese and len(english) <= 20 and not re.search("[\u3041-\u3096。、]", english)


def _is_latin(character: str) -> bool:
    return unicodedata.name(character, "").startswith(("LATIN", "FULLWIDTH LATIN", "FEMININE", "MASCULINE", "MICRO"))


def _other_language(text: str) -> Text | None:
    words = [word.casefold() for word in _WORD.findall(text)]
    if len(words) < _FEWEST_WORDS:
        return None
    english = sum(word in _ENGLISH for word in words)
    hits = {key: sum(word in small for word in words) for key, small in _SMALL_WORDS.items()}
    likely = max(hits, key=lambda key: hits[key])
    # Names of places and companies bring one or two such words into English, never more than its own.
    if hits[likely] < 2 or hits[likely] <= english or hits[likely] * 8 < len(words):
        return None
    ja, en, _ = _OTHERS[likely]
    return Text(ja=f"英語ではなく{ja}のようです", en=f"seems to be {en}, not English")

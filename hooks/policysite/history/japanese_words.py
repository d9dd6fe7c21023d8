"""Japanese statements in a common form: what two wordings share whose difference is only how they are said."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

# Marks of meaning, each one character of the private area: a text never holds them (`source/lines.py` refuses it).
NOT, MAY, CAN, MUST, TRY, ASK, PLAN = map(chr, range(0xE100, 0xE107))
ONLY, ALL, ETC, OTHER, EXCEPT, PROVIDED, MAINLY, BEST = map(chr, range(0xE110, 0xE118))
OR, ALSO, IF, ANYHOW, FIRST, PAST, DONE_TO, LETS, ALWAYS, ANYTIME, BY, SOON = map(chr, range(0xE120, 0xE12C))

# Nouns of two verbs, written with and without the endings of their parts.
_COMPOUNDS: Sequence[tuple[str, str]] = (
    ("問い?合わ?せ?", "問合"), ("受け?付け?", "受付"), ("届け出", "届出"), ("受け?取り?", "受取"), ("受け?入れ?", "受入"),
    ("申し?入れ?", "申入"), ("切り?替え?", "切替"), ("書き?換え?", "書換"), ("売り?上げ?", "売上"), ("引き?上げ?", "引上"),
    ("引き?下げ?", "引下"), ("引き?受け?", "引受"), ("(?<=[組打])(?:み|ち)合わ?せ", "合せ"), ("合わせ", "合せ"),
)  # fmt: skip
# In this order: longer forms before what they hold. A pattern and what stands for it.
_FORMS: Sequence[tuple[str, str]] = (
    # Set phrases whose negation negates nothing.
    ("遅滞(?:なく|無く)", SOON), ("やむを?(?:得|え)(?:ず|ない)", "已得"), ("(?:だけで|のみで)(?:は)?なく|のみならず", ALSO + ALSO),
    ("に(?:かか|関)わ?らず|を問わず", ANYHOW), ("必ずしも", MAINLY), ("必ず|かならず", ALWAYS), ("間もなく|まもなく", SOON),
    ("少な(?=い|く)", "少"), ("かね(?=ま|る|な)|(?:難|がた)(?=い|く)|まい(?=。|$)", NOT), ("ないし(?=は|[^て])", OR), ("いずれ|わずか|ずつ|まず", ""), ("行な(?=[いっうわえ])|おこな(?=[いっうわえ])", "行"),
    ("させて(?:いただ|頂)(?:きます|く|いて(?:います|おります)?|きました)", "します"),
    # Obligation, possibility, permission, effort, request, intent.
    ("な(?:ければ|くては)な(?:りません|らない|らず)|ねばな(?:りません|らない)|(?:必要|義務)があ(?:ります|る)|"
     "(?:ことを|を)要(?:します|する)|義務を負(?:います|う)|ざるを得(?:ません|ない)", MUST),
    ("かも(?:しれ|知れ)(?:ません|ない)|(?:場合|こと|可能性)[がも](?:あり(?:ます|得ます)?|ある|ございます|あり得る)|(?<=[しりきいち])得(?:ます|る)", MAY),
    ("(?:する)?(?:場合|こと|もの)(?:は|も|では)(?:あり|ござい)ません|(?:する)?ことは(?:ない|なく)", NOT),
    ("(?:でき|出来)る限り|(?:でき|出来)るだけ|可能な限り|なるべく|極力", BEST), ("(?:ことが)?(?:可能(?:です|である|とします))", CAN),
    ("(?:ことが|ことは|が|は)?(?:でき|出来)(?=ま|る|な|ず)", CAN), ("(?:する|る|う|く)?よう(?:に)?、?(?:努め|努力)|努め|努力", TRY),
    ("(?:て|で)?(?:いただ|頂)け", CAN), ("(?:て|で)?(?:いただ|頂)(?:きます|く|いて|き)(?:ようお願い)?|お願い|(?:下さ|くださ)(?:い|る)|(?:下さ|くださ)", ASK),
    ("予定(?:です|して|である|とし)", PLAN),
    # What widens and narrows.
    ("(?:に|を)?(?:限定)(?:し|さ)|に限(?:り|って|る|定)|のみ|だけ", ONLY), ("を?除(?:いて|き|く|いた)|以外", EXCEPT), ("(?:ただし|但し)", PROVIDED),
    ("すべて|全て|全部|一切|あらゆる|いかなる|如何なる|何ら|まったく|全く|いっさい", ALL), ("(?:その|其の)?(?:ほか|他)(?=の|、|に|$)", OTHER), ("など|等(?!し)", ETC),
    ("原則(?:として)?", MAINLY), ("おおむね|概ね", "概"), ("(?:主|おも)に|主として", "主"), ("又は|または|若しくは|もしくは|あるいは|或いは|又(?=、)", OR),
    ("いつでも|随時", ANYTIME), ("あらかじめ|予め|事前(?:に|の)", FIRST), ("(?:直|ただ)ちに", "即"), ("(?:速|すみ)やかに", "速"),
    # Conditions and grounds.
    ("(?:た|て)(?:上|うえ)で", "て"), ("場合(?:に(?:は|おいて(?:は)?)|は)?|ときは?|(?<=の)際|際に|(?<=[ぁ-ん])時(?:に|は)|(?<=[れけえせてねめ])ば(?=[、一-龯])|たら", IF),
    ("に(?:基|もと)づ(?:き|いて|く)|に(?:従|したが)(?:い|って|う)|に(?:より|よって|よる)|に(?:則り|準拠し)", BY),
    # Words that say nothing of their own here.
    ("について(?:は)?|に関(?:して(?:は)?|し|する)|に(?:係|かか)る|に(?:お(?:ける|いて))|につき(?:まして)?(?:は)?", ""),
    ("に対(?:して|し|する)", "に"), ("をもって|にて", "で"), ("を(?:行)(?:い|わ|っ(?=[てた])|う|え)?|を(?:実施)(?=[しすい])|(?<=[一-龯ァ-ヶ])を(?:いたし|し)(?=ま)", ""),
    ("(?:の|する)?(?:ため|(?<=[のる])為)(?:に)?|目的で", ""), ("及び|および|並びに|ならびに|かつ|且つ", "、"),
    ("(?:この|本)(?=方針|ポリシー|規程|サイト)", ""), ("私(?:たち|ども|共|達)|弊社|わたし(?:たち|ども)", "当社"),
    ("(?:左|下)記|以下|次(?=の)", "下"), ("客さま", "客様"), ("適(?:正|切)", "適"), ("改(?:定|訂)", "改"), ("順守|遵守", "守"), ("収集", "取得"),
    ("(?:ホームページ|(?:ウェブ|web)(?:サイト|ページ)|ウエブサイト)", "サイト"), ("(?:電子|e-?)メール", "メール"), ("ヶ月|カ月|ヵ月|ケ月|箇月", "か月"),
    ("(?<=[ァ-ヶー]{2})ー(?![ァ-ヶ])", ""), ("講(?:じ|ず)", "講"), *_COMPOUNDS, ("さまざま|様々", "様々"), ("と?(?:いい|言い|い|言)(?:います|ます|う)", ""),
    # Voice, time, negation: last, when what only looks like them is gone.
    ("(?:され|られ)(?=ま|る|た|て|な)", DONE_TO), ("させ", LETS),
    ("ません|(?:では)?な(?:い|く|かっ|けれ)|なし|無し|無く|(?<=[かさたなまらわがばせえけべめれ一-龯])ず(?=に|、|$)", NOT),
    ("(?:まし|でし)た|(?<=[一-龯ぁ-ん])た(?=[。、一-龯]|$)", PAST),
)  # fmt: skip
_PATTERNS = tuple((re.compile(pattern), stands) for pattern, stands in _FORMS)
_POLITE = re.compile("(?:御|[おご](?=[一-龯]))")
_PLAIN = re.compile(
    "ものとし(?:ます|て)?|ことと(?:いた)?し(?:ます|て)?|こと(?:になります)?|(?:いた|致)し(?:て)?|(?:いた|致)す|おり(?:ます)?|い(?:ます|る)|"
    "ござい(?:ます)?|であ(?:ります|る|り)|です|ます|まし|もの|という|ところ|よう|する|して|さら|また"
)
_ROLE = re.compile("(には|では|とは|へは|からは|にも|でも|から|より|まで|を|は|が|も|に|へ|で|と|の)$")
_ROLES = {"へ": "に", "へは": "に", "には": "に", "より": "から", "からは": "から", "では": "で", "とは": "は", "にも": "に", "でも": "で"}
_COMPATIBLE = frozenset(
    frozenset(pair)
    for pair in (("は", "が"), ("は", "を"), ("は", ""), ("は", "、"), ("が", ""), ("を", ""), ("と", ""), ("の", ""), ("、", ""), ("が", "、"))
)
# Endings of inflection; those of the row of e are kept apart: 使える is not 使う.
_ENDING = re.compile("[いきしちにひみりぎじびぢうくすつぬふむゆるぐぶづっん]{0,2}")
_ENDING_IN_E = re.compile("[いきしちにりみ]?[えけせてねへめれげぜべ]る?")
_CAN_OR_MIDDLE = "ヱ"


@dataclass(frozen=True)
class _Phrase:
    """Content with its marks, and the particle behind it."""

    said: str
    role: str


def _phrases(sentence: str) -> tuple[_Phrase, ...]:
    found: list[_Phrase] = []
    for said, run, comma in re.findall(r"([^ぁ-ん、]*)([ぁ-ん]*)(、?)", sentence):
        match = _ROLE.search(run)
        particle = match[1] if match else ""
        also = ALSO if particle in ("も", "にも", "でも") else ""
        role = "" if particle == "も" else _ROLES.get(particle, particle)
        content = said + _ending(run.removesuffix(particle)) + also
        if content or role:
            found.append(_Phrase(content, role or comma))
    return tuple(found)


def _ending(kana: str) -> str:
    """What is left of the kana behind a word: nothing of an inflection, all of a word of its own."""
    if _ENDING.fullmatch(kana) or kana in ("て", "で"):
        return ""
    return _CAN_OR_MIDDLE if _ENDING_IN_E.fullmatch(kana) else kana


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text in their common form."""
    folded = unicodedata.normalize("NFKC", text).lower().replace(",", "、").replace("，", "、").replace("．", "。")
    return tuple(said for part in re.split("[。\n]+", folded) if (said := _common(part)))


def _common(sentence: str) -> str:
    said = re.sub(r"\s+", "", sentence)
    said = "".join(c for c in said if c in "、ー" or unicodedata.category(c)[0] in "LNSM")
    said = _POLITE.sub("", said)
    for pattern, stands in _PATTERNS:
        said = pattern.sub(stands, said)
    return _PLAIN.sub("", said).strip("、")


def same_sentence(old: str, new: str) -> bool:
    """Whether two sentences in common form say the same: in one order, or with their parts moved as a whole."""
    before, after = _phrases(old), _phrases(new)
    return _same_in_order(before, after) or _same_moved(before, after)


def _same_in_order(old: tuple[_Phrase, ...], new: tuple[_Phrase, ...]) -> bool:
    if "".join(p.said for p in old) != "".join(p.said for p in new):
        return False
    before, after = _roles(old), _roles(new)
    return all(_compatible(before.get(at, ""), after.get(at, "")) for at in before.keys() | after.keys())


def _compatible(old: str, new: str) -> bool:
    return old == new or frozenset((old, new)) in _COMPATIBLE


def _roles(phrases: tuple[_Phrase, ...]) -> dict[int, str]:
    """Where in the content each particle stands."""
    roles: dict[int, str] = {}
    end = 0
    for phrase in phrases:
        end += len(phrase.said)
        if phrase.role:
            roles[end] = phrase.role
    return roles


def _same_moved(old: tuple[_Phrase, ...], new: tuple[_Phrase, ...]) -> bool:
    """Only where each particle stands once: then what moved still says what it is."""
    roles = [p.role for p in old if p.role]
    return len(roles) == len(set(roles)) and sorted(map(_key, old)) == sorted(map(_key, new))


def _key(phrase: _Phrase) -> tuple[str, str]:
    return phrase.said, phrase.role

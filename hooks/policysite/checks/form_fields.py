"""The fields that a form must have or say why it has not, and what about a form does not fit its policy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from policysite.domain.forms import Asked, FormKind, RequestForm
from policysite.domain.model import PolicyData
from policysite.domain.paths import DataPath
from policysite.domain.sections import RequestsSection
from policysite.domain.text import Text


def _fields(*rows: tuple[str, str, str]) -> dict[str, Text]:
    return {number: Text(ja=ja, en=en) for number, ja, en in rows}


FORM_FIELDS: Mapping[FormKind, Mapping[str, Text]] = {
    FormKind.REQUEST: _fields(
        ("F01", "請求年月日", "Date of request"),
        ("F02", "宛先", "Addressee"),
        ("F03", "表題", "Title"),
        ("F04", "請求の根拠文", "Statement of request"),
        ("F05", "請求者の区分", "Who requests"),
        ("F06", "本人の氏名", "Name of the individual"),
        ("F07", "本人の住所", "Address of the individual"),
        ("F08", "本人の電話番号・メールアドレス", "Phone and e-mail of the individual"),
        ("F09", "本人の生年月日", "Date of birth of the individual"),
        ("F10", "登録時の氏名・住所・電話番号", "Name, address and phone as registered"),
        ("F11", "代理人", "Agent"),
        ("F12", "請求の種類", "Type of request"),
        ("F13", "対象を特定する事項", "Matters that specify the data"),
        ("F14", "訂正等の内容", "What is to be corrected"),
        ("F15", "利用停止等の理由", "Ground for cessation"),
        ("F16", "請求の理由（任意）", "Reason (optional)"),
        ("F17", "開示・通知の方法", "Method of disclosure"),
        ("F18", "回答の送付先", "Where the answer goes"),
        ("F19", "本人確認書類", "Identity documents"),
        ("F20", "代理人確認書類", "Agent's documents"),
        ("F21", "手数料", "Fee"),
        ("F22", "署名又は記名押印", "Signature, or name and seal"),
        ("F23", "個人情報の取扱い", "Handling of the information"),
        ("F24", "送付先・送付方法", "Where and how to send"),
        ("F25", "問合せ・苦情の申出先", "Contact and complaints"),
        ("F90", "受付番号", "Receipt number"),
        ("F91", "受付日・受付者", "Received on and by"),
        ("F92", "本人確認・代理権確認", "Identity and authority checked"),
        ("F93", "手数料の確認", "Fee checked"),
        ("F94", "対応", "Decision"),
        ("F95", "回答", "Answer"),
        ("F96", "書類廃棄日", "Papers destroyed on"),
    ),
    FormKind.POWER_OF_ATTORNEY: _fields(
        ("P01", "表題", "Title"),
        ("P02", "宛先", "Addressee"),
        ("P03", "作成年月日", "Date made"),
        ("P04", "委任者（本人）", "Principal"),
        ("P05", "受任者（代理人）", "Agent"),
        ("P06", "委任文", "Words of delegation"),
        ("P07", "委任事項", "Matters delegated"),
        ("P08", "回答を受領する権限", "Authority to receive the answer"),
        ("P09", "対象の特定", "Data concerned"),
        ("P10", "有効期限", "Validity"),
        ("P11", "署名又は記名押印", "Signature, or name and seal"),
        ("P12", "本人記入の注意書", "To be filled in by the principal"),
    ),
}

_ASKED: Mapping[FormKind, tuple[Asked, ...]] = {
    FormKind.REQUEST: (
        Asked.REQUESTERS,
        Asked.REQUEST_TYPES,
        Asked.STOP_GROUNDS,
        Asked.REPLY_METHODS,
        Asked.IDENTITY_DOCUMENTS,
        Asked.AGENT_DOCUMENTS,
        Asked.FEE,
        Asked.SENDING,
        Asked.DESK,
    ),
    FormKind.POWER_OF_ATTORNEY: (Asked.REQUEST_TYPES,),
}

# Fields that a person may be required to fill (法37条2項・4項); the reason of F16 never is.
_MAY_BE_REQUIRED = {
    *("F05", "F06", "F07", "F08", "F11", "F12", "F13", "F14", "F15", "F17", "F19", "F20", "F21", "F22"),
    *("P04", "P05", "P07", "P11"),
}


class FormFault(StrEnum):
    """What can be wrong with a form in view of its policy."""

    FIELD_MISSING = "field-missing"
    FIELD_UNKNOWN = "field-unknown"
    NAME_TWICE = "name-twice"
    FACT_NOT_ASKED = "fact-not-asked"
    REQUIRED_BEYOND_LAW = "required-beyond-law"
    REQUEST_FORM_MISSING = "request-form-missing"
    NO_OFFICE_AREA = "no-office-area"


@dataclass(frozen=True)
class FormGap:
    """One thing wrong with a form, its data path, and the word that names it."""

    fault: FormFault
    path: DataPath
    name: Text


def form_gaps(policy: PolicyData) -> Iterator[FormGap]:
    """Everything about the forms that does not fit the law's table or the policy's own facts."""
    for index, form in enumerate(policy.forms):
        yield from _field_gaps(form, ("forms", index))
        yield from _repeated_names(form, ("forms", index))
        yield from _fact_gaps(form, policy, ("forms", index))
        yield from _burdens(form, ("forms", index))
    known = {form.id for form in policy.forms}
    for index, section in enumerate(policy.policy):
        for wanted in section.forms if isinstance(section, RequestsSection) else ():
            if wanted not in known:
                yield FormGap(FormFault.REQUEST_FORM_MISSING, ("policy", index, "forms"), Text(ja=wanted, en=wanted))


def _field_gaps(form: RequestForm, path: DataPath) -> Iterator[FormGap]:
    table = FORM_FIELDS[form.kind]
    settled = form.answered() | {omitted.field for omitted in form.omitted}
    for number, name in table.items():
        if number not in settled:
            yield FormGap(FormFault.FIELD_MISSING, path, Text(ja=f"{number} {name.ja}", en=f"{number} {name.en}"))
    for number in sorted(settled - table.keys()):
        yield FormGap(FormFault.FIELD_UNKNOWN, path, Text(ja=number, en=number))
    if form.kind is FormKind.REQUEST and form.office is None:
        yield FormGap(FormFault.NO_OFFICE_AREA, path, form.title)


def _repeated_names(form: RequestForm, path: DataPath) -> Iterator[FormGap]:
    """Rows, blanks and options name the fields of the PDF, so each name stands once; `date` is the form's own."""
    seen = {"date"}
    for where, row in form.rows():
        named = [((*where, "id"), row.id)]
        named += [((*where, "blanks", index, "id"), blank.id) for index, blank in enumerate(row.blanks)]
        named += [((*where, "options", index, "id"), option.id) for index, option in enumerate(row.options)]
        for place, name in named:
            if name in seen:
                yield FormGap(FormFault.NAME_TWICE, (*path, *place), Text(ja=name, en=name))
            seen.add(name)


def _fact_gaps(form: RequestForm, policy: PolicyData, path: DataPath) -> Iterator[FormGap]:
    requests = policy.requests()
    for asked in _ASKED[form.kind]:
        needless = asked is Asked.FEE and (requests is None or requests.fee is None)
        if asked not in form.asks() and not needless:
            yield FormGap(FormFault.FACT_NOT_ASKED, (*path, "sections"), Text(ja=asked.value, en=asked.value))


def _burdens(form: RequestForm, path: DataPath) -> Iterator[FormGap]:
    for where, row in form.rows():
        demanded = row.required or any(blank.required for blank in row.blanks)
        if demanded and not _MAY_BE_REQUIRED & set(row.fields):
            yield FormGap(FormFault.REQUIRED_BEYOND_LAW, (*path, *where), row.label)

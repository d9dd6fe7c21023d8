"""A small form that has every kind of item once, in either language."""

from __future__ import annotations

from datetime import date

from policysite.composition.form_document import (
    CheckOption,
    Checks,
    DateBlank,
    FixedText,
    FormDocument,
    FormRow,
    FormSection,
    Notes,
    OfficeArea,
    OfficeCell,
    SignatureBlank,
    Stamp,
    TextBlank,
)
from policysite.domain.text import Language


def sample_form(language: Language = "ja", lead: str = "") -> FormDocument:
    """Every kind of item once; `lead` replaces the words under the title."""
    ja = language == "ja"

    def say(japanese: str, english: str) -> str:
        return japanese if ja else english

    person = FormSection(
        name="person",
        heading=say("1. ご本人", "1. Person"),
        guidance=say("現在の情報をご記入ください。", "Please give current details."),
        rows=(
            FormRow(
                name="name",
                label=say("氏名", "Name"),
                required=True,
                references=("F06",),
                items=(
                    TextBlank(name="kana", tooltip=say("ふりがな", "Reading"), caption=say("ふりがな", "Reading")),
                    TextBlank(name="name", tooltip=say("本人：氏名", "Person: name"), required=True, autofill="name"),
                ),
            ),
            FormRow(
                name="contact",
                label=say("連絡先", "Contact"),
                items=(
                    TextBlank(name="phone", tooltip=say("電話番号", "Phone"), caption=say("電話", "Phone"), share=50),
                    TextBlank(name="email", tooltip=say("メール", "E-mail"), caption=say("メール", "E-mail"), share=50),
                ),
            ),
            FormRow(
                name="address",
                label=say("住所", "Address"),
                hint=say("〒から建物名まで。", "With the postal code."),
                items=(TextBlank(name="address", tooltip=say("住所", "Address"), lines=2),),
            ),
            FormRow(
                name="method",
                label=say("方法", "Method"),
                items=(
                    Checks(
                        name="method",
                        columns=2,
                        options=(
                            CheckOption(
                                name="method-post", label=say("郵送", "Post"), tooltip=say("方法：郵送", "Post")
                            ),
                            CheckOption(
                                name="method-other",
                                label=say("その他", "Other"),
                                tooltip=say("方法：その他", "Other"),
                                blank=TextBlank(name="method-other-text", tooltip=say("その他の方法", "Which")),
                            ),
                        ),
                    ),
                ),
            ),
            FormRow(name="fixed", label=say("送付先", "Send to"), items=(FixedText(text=say("東京都", "Tokyo")),)),
            FormRow(
                name="sign",
                label=say("署名", "Signature"),
                items=(SignatureBlank(name="sign", tooltip=say("署名", "Signature"), seal=say("印", "seal")),),
            ),
        ),
    )
    return FormDocument(
        name="sample",
        language=language,
        title=say("見本の申請書", "Sample request"),
        addressee=say("株式会社見本　御中", "To: Sample K.K."),
        lead=lead or say("個人情報の保護に関する法律に基づき、下記のとおり請求します。", "I make the request below."),
        date=DateBlank(
            name="date",
            tooltip=say("請求日", "Date"),
            caption=say("請求日", "Date"),
            units=("年", "月", "日") if ja else ("year", "month", "day"),
        ),
        sections=(person,),
        notes=Notes(heading=say("ご注意", "Notes"), items=(say("返却しません。", "Nothing is returned."),)),
        required_mark=say("必須", "required"),
        stamp=Stamp(
            organisation=say("株式会社見本", "Sample K.K."),
            version=say("2026年4月1日版", "Version of 1 April 2026"),
            dated=date(2026, 4, 1),
            address="https://privacy.example/",
        ),
        office=OfficeArea(
            heading=say("当社記入欄", "Office use"),
            guidance=say("ご記入は不要です。", "Please leave blank."),
            rows=((OfficeCell(label=say("受付番号", "No.")), OfficeCell(label=say("手数料", "Fee"), boxes=("受領",))),),
        ),
    )

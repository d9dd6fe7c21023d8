"""From a form's data and the policy's facts to the neutral form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from policysite.composition.document import Document, plain
from policysite.composition.facts import facts_in
from policysite.composition.form_document import (
    CheckOption,
    Checks,
    DateBlank,
    FixedText,
    FormDocument,
    FormItem,
    FormRow,
    FormSection,
    Notes,
    OfficeArea,
    OfficeCell,
    SignatureBlank,
    Stamp,
    TextBlank,
)
from policysite.composition.form_facts import NOWHERE, FormFacts
from policysite.composition.inlines import InlineResolver, Unresolved
from policysite.composition.numbering import spots_of
from policysite.domain.forms import (
    BlankData,
    FormKind,
    FormSectionData,
    NoticeData,
    OfficeData,
    OptionData,
    RequestForm,
    RowData,
)
from policysite.domain.model import PolicyData
from policysite.domain.paths import DataPath
from policysite.domain.text import Language, Text

_UNITS = {"ja": ("年", "月", "日"), "en": ("Year", "Month", "Day")}
_REQUIRED = {"ja": "必須", "en": "required"}
_SEAL = {"ja": "印", "en": "seal"}


@dataclass(frozen=True)
class FormComposition:
    """A form, and the placeholders in it that resolve to nothing (empty in a publishable policy)."""

    form: FormDocument
    unresolved: tuple[Unresolved, ...]


def compose_form(form: RequestForm, policy: PolicyData, document: Document, stamp: Stamp) -> FormComposition:
    """The form in the language of `document`, the policy it belongs to; pure, and total over broken references."""
    language = document.language
    resolver = InlineResolver(
        language, facts_in(policy, policy.requests_of(form.id), language), spots_of(policy, language)
    )
    index = policy.forms.index(form)
    composer = _FormComposer(form, ("forms", index), language, resolver, FormFacts(policy, form, resolver), document)
    return FormComposition(composer.compose(stamp), tuple(dict.fromkeys(resolver.unresolved)))


def unresolved_in_forms(policy: PolicyData, document: Document) -> tuple[Unresolved, ...]:
    """Every placeholder and clause named in the forms that resolves to nothing, in the language of `document`."""
    stamp = Stamp(organisation="", version="", dated=date.min, address="")
    return tuple(missing for form in policy.forms for missing in compose_form(form, policy, document, stamp).unresolved)


@dataclass(frozen=True)
class _FormComposer:
    data: RequestForm
    path: DataPath
    language: Language
    resolver: InlineResolver
    facts: FormFacts
    policy: Document

    def compose(self, stamp: Stamp) -> FormDocument:
        data = self.data
        return FormDocument(
            name=data.id,
            language=self.language,
            title=self._say(data.title, "title"),
            addressee=self._say(data.addressee, "addressee"),
            lead=self._say(data.lead, "lead"),
            date=self._date("date", self._say(data.date, "date"), self._say(data.date, "date")),
            sections=tuple(self._section(section, index) for index, section in enumerate(data.sections)),
            notes=self._notes(),
            required_mark=_REQUIRED[self.language],
            stamp=stamp,
            sheets=2 if data.kind is FormKind.REQUEST else 1,
            office=self._office(data.office) if data.office else None,
            references=data.fields,
        )

    def _say(self, text: Text | None, *below: str | int) -> str:
        if text is None:
            return ""
        return plain(self.resolver.resolve(text, (*self.path, *below), NOWHERE))

    def _section(self, section: FormSectionData, number: int) -> FormSection:
        path: DataPath = ("sections", number)
        heading = self._say(section.title, *path, "title")
        rows = (self._row(row, heading, (*path, "rows", index)) for index, row in enumerate(section.rows))
        return FormSection(
            name=section.id,
            heading=heading,
            rows=tuple(rows),
            guidance=self._say(section.guidance, *path, "guidance"),
        )

    def _row(self, row: RowData, heading: str, path: DataPath) -> FormRow:
        label = self._say(row.label, *path, "label")
        return FormRow(
            name=row.id,
            label=label,
            items=self._items(row, _joined(heading, label, self.language), path),
            references=row.fields,
            hint=self._say(row.hint, *path, "hint"),
            required=self.facts.required(row),
        )

    def _items(self, row: RowData, place: str, path: DataPath) -> tuple[FormItem, ...]:
        items: list[FormItem] = []
        if row.text:
            items.append(FixedText(text=self._say(row.text, *path, "text")))
        if row.ask:
            items.extend(self.facts.items(row, place))
        if row.options:
            own = tuple(self._option(o, place, (*path, "options", i)) for i, o in enumerate(row.options))
            items.append(Checks(name=row.id, options=own, columns=row.columns, single=row.single))
        items.extend(self._blank(b, place, (*path, "blanks", index)) for index, b in enumerate(row.blanks))
        if row.signature:
            seal = _SEAL[self.language]
            items.append(SignatureBlank(name=row.id, tooltip=place, seal=seal, required=row.required))
        return tuple(items)

    def _option(self, option: OptionData, place: str, path: DataPath) -> CheckOption:
        label = self._say(option.label, *path, "label")
        tooltip = _joined(place, label, self.language)
        blank = None
        if option.write_in:
            words = self._say(option.write_in, *path, "write_in")
            blank = TextBlank(name=f"{option.id}-text", tooltip=_joined(place, words, self.language))
        return CheckOption(name=option.id, label=label, tooltip=tooltip, blank=blank)

    def _blank(self, blank: BlankData, place: str, path: DataPath) -> FormItem:
        caption = self._say(blank.label, *path, "label")
        tooltip = _joined(place, caption, self.language)
        if blank.date:
            return self._date(blank.id, caption, tooltip, blank.required)
        return TextBlank(
            name=blank.id,
            tooltip=tooltip,
            caption=caption,
            lines=blank.lines,
            share=blank.share,
            required=blank.required,
            autofill=blank.autofill,
        )

    def _date(self, name: str, caption: str, tooltip: str, required: bool = False) -> DateBlank:
        year, month, day = _UNITS[self.language]
        return DateBlank(name=name, tooltip=tooltip, caption=caption, units=(year, month, day), required=required)

    def _notes(self) -> Notes:
        notices = self.data.notices
        items = (self._notice(notice, ("notices", "items", index)) for index, notice in enumerate(notices.items))
        references = tuple(number for notice in notices.items for number in notice.fields)
        return Notes(heading=self._say(notices.title, "notices", "title"), items=tuple(items), references=references)

    def _notice(self, notice: NoticeData, path: DataPath) -> str:
        if notice.clause is None:
            return self._say(notice.text, *path, "text")
        node = self.policy.node(notice.clause)
        if node is None:
            where = (*self.path, *path, "clause")
            self.resolver.unresolved.append(Unresolved("reference", where, notice.clause, 0))
            return ""
        words = ("" if self.language == "ja" else " ").join(text for text in node.texts() if text != node.heading_text)
        return f"{words}（{node.citation}）" if self.language == "ja" else f"{words} ({node.citation})"

    def _office(self, office: OfficeData) -> OfficeArea:
        def cell(number: int, index: int) -> OfficeCell:
            data, path = office.rows[number][index], ("office", "rows", number, index)
            boxes = (self._say(box, *path, "boxes", at) for at, box in enumerate(data.boxes))
            label = self._say(data.label, *path, "label")
            return OfficeCell(label=label, boxes=tuple(boxes), references=data.fields)

        return OfficeArea(
            heading=self._say(office.title, "office", "title"),
            guidance=self._say(office.guidance, "office", "guidance"),
            rows=tuple(
                tuple(cell(number, index) for index in range(len(cells))) for number, cells in enumerate(office.rows)
            ),
        )


def _joined(first: str, second: str, language: Language) -> str:
    """A tooltip from the outside in: `ご本人：氏名`, `The individual: name`."""
    if not second:
        return first
    return f"{first}：{second}" if language == "ja" else f"{first}: {second}"

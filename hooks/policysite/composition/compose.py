"""The document of one policy in one language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from policysite.composition.clause_facts import FactParagraph, fact_paragraphs, own_text_is_shown
from policysite.composition.document import Block, Document, Listing, Node, Note, Paragraph, Row, Rows, plain
from policysite.composition.facts import facts_in, facts_of, hrefs_of
from policysite.composition.inlines import InlineResolver, Unresolved
from policysite.composition.numbering import Spot, anchor_of, spots_of
from policysite.composition.section_facts import fact_blocks
from policysite.composition.text_blocks import Inlines, closing_blocks, text_tables
from policysite.domain.clauses import Clause
from policysite.domain.model import PolicyData
from policysite.domain.paths import DataPath
from policysite.domain.sections import ClosingSection, ContactSection, RequestsSection, Section
from policysite.domain.text import Language, Text


@dataclass(frozen=True)
class Composition:
    """A document, and the placeholders in it that resolve to nothing (empty in a publishable policy)."""

    document: Document
    unresolved: tuple[Unresolved, ...]


def compose(policy: PolicyData, language: Language) -> Composition:
    """The document of a policy in one language; pure, and total even where references are broken."""
    spots = spots_of(policy, language)
    resolver = InlineResolver(language, facts_of(policy, language), spots, hrefs_of(policy))
    resolver.expect_bare(policy.site.title, ("site", "title"))
    resolver.expect_bare(policy.company.operator.name, ("company", "operator", "name"))
    composer = _Composer(policy, language, spots, resolver)
    sections = tuple(
        composer.speaking_in(section).section(section, ("policy", index))
        for index, section in enumerate(policy.policy)
        if not section.within
    )
    document = Document(
        language,
        policy.site.title.in_language(language),
        policy.company.operator.name.in_language(language),
        sections,
    )
    return Composition(document, tuple(dict.fromkeys(resolver.unresolved)))


@dataclass(frozen=True)
class _Composer:
    policy: PolicyData
    language: Language
    spots: dict[str, Spot]
    resolver: InlineResolver

    def speaking_in(self, section: Section) -> _Composer:
        """The composer for a section: one on requests says the desk, the fee and the envelope of its own."""
        if not isinstance(section, RequestsSection):
            return self
        facts, hrefs = facts_in(self.policy, section, self.language), hrefs_of(self.policy, section)
        return replace(self, resolver=replace(self.resolver, facts=facts, hrefs=hrefs))

    def section(self, section: Section, path: DataPath, level: int = 0) -> Node:
        """A section, or a part of one that stands at the level of its clauses."""
        spot = self.spots[section.id]
        blocks: list[Block] = list(self._paragraphs(section.lead, (*path, "lead"), spot, tight=False))
        if isinstance(section, (ContactSection, ClosingSection)) and section.lines:
            blocks.append(self._rows(section, path, spot))
        blocks.extend(fact_blocks(section, self.policy, self.language, path, self._speaker(path, spot)))
        blocks.extend(text_tables(section.tables, (*path, "tables"), self._inlines_at(spot)))
        if isinstance(section, ClosingSection):
            blocks.extend(closing_blocks(section, self.policy, self.language, path, self._inlines_at(spot)))
        return Node(
            anchor=section.id,
            kind=section.kind,
            level=level,
            number=spot.number,
            citation=spot.citation,
            heading=self.resolver.resolve(section.title, (*path, "title"), spot) if section.title else (),
            blocks=tuple(blocks),
            children=(
                *self._children(section, section.clauses, (*path, "clauses"), level + 1),
                *(
                    self.speaking_in(part).section(part, ("policy", at), level + 1)
                    for at, part in self.policy.parts(section.id)
                ),
            ),
            closing=self._notes(section.notes, (*path, "notes"), spot),
            basis=section.basis,
            path=path,
            chapter=spot.chapter,
        )

    def _children(self, section: Section, clauses: tuple[Clause, ...], path: DataPath, level: int) -> tuple[Node, ...]:
        return tuple(self._clause(section, clause, (*path, index), level) for index, clause in enumerate(clauses))

    def _clause(self, section: Section, clause: Clause, path: DataPath, level: int) -> Node:
        anchor = anchor_of(section.id, clause.id)
        spot = self.spots[anchor]
        title = self.resolver.resolve(clause.title, (*path, "title"), spot) if clause.title else ()
        blocks: list[Block] = []
        if own_text_is_shown(clause):
            blocks.extend(self._paragraphs(clause.text, (*path, "text"), spot, clause.lines))
        blocks.extend(self._fact(given, spot, clause.listed) for given in fact_paragraphs(clause, self.policy, path))
        blocks.extend(text_tables(clause.tables, (*path, "tables"), self._inlines_at(spot)))
        return Node(
            anchor=anchor,
            kind=section.kind,
            level=level,
            number=spot.number,
            citation=spot.citation,
            heading=title,
            blocks=tuple(blocks),
            children=self._children(section, clause.clauses, (*path, "clauses"), level + 1),
            closing=self._notes(clause.notes, (*path, "notes"), spot),
            basis=clause.basis,
            path=path,
        )

    def _fact(self, given: FactParagraph, spot: Spot, listed: bool) -> Paragraph | Listing:
        if not listed or len(given.parts) < 2:
            return Paragraph(self.resolver.resolve(given.text, given.path, spot), given.path, given.tight)
        paths = [(*given.path, index) for index in range(len(given.parts))]
        lines = zip(given.parts, paths, strict=True)
        return Listing(tuple(Paragraph(self.resolver.resolve(text, path, spot), path) for text, path in lines))

    def _inlines_at(self, spot: Spot) -> Inlines:
        return lambda text, path: self.resolver.resolve(text, path, spot)

    def _speaker(self, path: DataPath, spot: Spot) -> Callable[[Text], str]:
        return lambda text: plain(self.resolver.resolve(text, path, spot))

    def _paragraphs(self, texts: tuple[Text, ...], path: DataPath, spot: Spot, tight: bool) -> tuple[Paragraph, ...]:
        return tuple(
            Paragraph(self.resolver.resolve(text, (*path, index), spot), (*path, index), tight and index > 0)
            for index, text in enumerate(texts)
        )

    def _notes(self, texts: tuple[Text, ...], path: DataPath, spot: Spot) -> tuple[Block, ...]:
        return tuple(
            Note(self.resolver.resolve(text, (*path, index), spot), (*path, index)) for index, text in enumerate(texts)
        )

    def _rows(self, section: ContactSection | ClosingSection, path: DataPath, spot: Spot) -> Rows:
        rows = []
        for index, line in enumerate(section.lines):
            where = (*path, "lines", index, "value")
            inlines = self.resolver.resolve(line.value, where, spot)
            label = self.resolver.resolve(line.label, (*path, "lines", index, "label"), spot)
            rows.append(Row(line.id, plain(label), inlines, where))
        return Rows(tuple(rows))

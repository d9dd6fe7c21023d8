"""The old/new table (新旧対照表) of two policies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from policysite.composition import compose
from policysite.composition.document import Document, Node
from policysite.domain.changes import Change, ChangeClass
from policysite.domain.comparison import ComparedParagraph, Comparison, ComparisonRow, RowStatus
from policysite.domain.model import PolicyData
from policysite.domain.releases import Revision
from policysite.domain.text import Language
from policysite.history.alignment import Pair, Piece, align
from policysite.history.compared_tables import compared_tables, tables_of, words_of
from policysite.history.redline import redline


def compare(
    old: PolicyData,
    new: PolicyData,
    changes: Iterable[Change],
    language: Language,
    *,
    names: tuple[str, str],
    revision: Revision | None = None,
) -> Comparison:
    """The table of two policies in one language; `names` are those of the versions, such as 2026-11-22."""
    documents = compose(old, language).document, compose(new, language).document
    return compare_documents(documents, changes, names=names, revision=revision)


def compare_documents(
    documents: tuple[Document, Document],
    changes: Iterable[Change],
    *,
    names: tuple[str, str],
    revision: Revision | None = None,
) -> Comparison:
    """The table of an old and a new document that were composed before."""
    before, after = documents
    language = after.language
    return Comparison(
        language=language,
        title=after.title,
        old=names[0],
        new=names[1],
        note=revision.note.in_language(language) if revision else "",
        reasons=revision.reasons.in_language(language) if revision and revision.reasons else "",
        rows=tuple(_Table(before, after, tuple(changes), revision).rows()),
    )


class _Table:
    def __init__(self, old: Document, new: Document, changes: tuple[Change, ...], revision: Revision | None) -> None:
        self.old, self.new = tuple(old.walk()), tuple(new.walk())
        self.language = new.language
        self.changes = changes
        self.reasons = revision.clause_reasons if revision else ()

    def rows(self) -> Iterator[ComparisonRow]:
        for pair in align(_pieces(self.old), _pieces(self.new)):
            old = self.old[pair.old] if pair.old is not None else None
            new = self.new[pair.new] if pair.new is not None else None
            yield self._row(pair, old, new)

    def _row(self, pair: Pair, old: Node | None, new: Node | None) -> ComparisonRow:
        before, after = _texts(old), _texts(new)
        tables = [[words_of(table) for table in tables_of(node)] for node in (old, new)]
        status = _status(pair, before != after or tables[0] != tables[1])
        anchors = {node.anchor for node in (old, new) if node}
        changes = [change for change in self.changes if anchors & set(change.anchors)]
        if status is RowStatus.SAME:
            changes = []
        return ComparisonRow(
            status=status,
            level=(new or old).level if (new or old) else 0,  # type: ignore[union-attr]
            old_anchor=old.anchor if old else "",
            new_anchor=new.anchor if new else "",
            old_citation=old.citation if old else "",
            new_citation=new.citation if new else "",
            paragraphs=tuple(compared_paragraphs(before, after)),
            change_class=_strongest(changes),
            basis=tuple(dict.fromkeys(article for change in changes for article in change.basis)),
            reasons=tuple(self._reasons(anchors)) if status is not RowStatus.SAME else (),
            tables=tuple(compared_tables(old, new)),
        )

    def _reasons(self, anchors: set[str]) -> Iterator[str]:
        return (given.reason.in_language(self.language) for given in self.reasons if given.clause in anchors)


def _texts(node: Node | None) -> list[str]:
    """What a node says outside its tables."""
    return list(node.texts(tables=False)) if node else []


def _strongest(changes: Sequence[Change]) -> ChangeClass | None:
    return max((change.change_class for change in changes), default=None)


def _pieces(nodes: Iterable[Node]) -> list[Piece]:
    nodes = tuple(nodes)
    parents = {child.anchor: node.anchor for node in nodes for child in node.children}
    return [Piece(node.anchor, parents.get(node.anchor, ""), "\n".join(node.texts())) for node in nodes]


def _status(pair: Pair, differs: bool) -> RowStatus:
    if pair.old is None:
        return RowStatus.ADDED
    if pair.new is None:
        return RowStatus.REMOVED
    if pair.moved:
        return RowStatus.MOVED_CHANGED if differs else RowStatus.MOVED
    return RowStatus.CHANGED if differs else RowStatus.SAME


def compared_paragraphs(old: Sequence[str], new: Sequence[str]) -> Iterator[ComparedParagraph]:
    """The paragraphs of a clause beside each other; equal ones hold the others in their places."""
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        before, after = old[i1:i2], new[j1:j2]
        if tag == "equal":
            yield from (ComparedParagraph(redline(text, text)) for text in before)
            continue
        shared = min(len(before), len(after))
        yield from (ComparedParagraph(redline(a, b)) for a, b in zip(before, after, strict=False))
        yield from (ComparedParagraph(redline(text, "")) for text in before[shared:])
        yield from (ComparedParagraph(redline("", text)) for text in after[shared:])

"""Whole lists: the items that belong together, and which list a question asks for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.models import Passage, Span, SpanKind
from corpus.ports import LexicalIndex
from retrieval import kinds
from retrieval.evidence import Evidence, coverage
from retrieval.library import Library
from retrieval.query import Query

NEAR = 12  # passages before and after in which the rest of a list is looked for
MARGIN = 6.0  # in evidence score: how far below the best span a list's best item may be
OPENING = 4.0  # for a list whose heading and lead-in hold all of the question's words, and less for fewer
OPENED = 0.3  # share of the question's words that a list's heading and lead-in must hold for the whole list to be meant
COUNTED = 3.0  # for a list with as many items as the question says ("the six priorities")
AGREEING = 4  # best spans of which two in one list mean that the list is asked for
CLOSE = 1.2  # in evidence score: spans further behind merely stand in the same list; dev splits, 0.5 to 3 tried
ITEMS = 40
_COUNTS = {word: n for n, word in enumerate("two three four five six seven eight nine ten eleven twelve".split(), start=2)}


@dataclass(frozen=True, slots=True)
class ItemList:
    """The items of one list in order, each in its passage, and the range of the sentence that leads into them."""

    items: tuple[tuple[Passage, Span], ...]
    lead: tuple[Passage, int, int] | None


def asked_for(query: Query, evidence: Sequence[Evidence], library: Library, words: LexicalIndex) -> ItemList | None:
    """The list that fits the question best among those near the evidence, ``None`` where there is none."""
    count = expected_count(query.text)
    asked = {stem: words.rarity(stem) for word in query.words for stem in words.stems(word)}
    best: tuple[float, ItemList] | None = None
    seen: set[tuple[str, int]] = set()
    for e in evidence:
        if evidence[0].score - e.score > MARGIN:
            continue
        found = around(e, library)
        if found is None or len(found.items) < 2:
            continue
        first = found.items[0]
        if (key := (first[0].document_id, first[1].start)) in seen:
            continue
        seen.add(key)
        opening = " ".join([*first[0].section[-1:], _lead_text(found, library)])
        if kinds.denies(query.text) and not kinds.denies(opening):
            continue  # a list of what is does not answer what is not
        opened, counted = coverage(asked, words.stems(opening)), len(found.items) == count
        if opened < OPENED and not counted:
            continue  # one item answers, not the list
        score = e.score + OPENING * opened + COUNTED * counted
        if best is None or score > best[0]:
            best = (score, found)
    return best[1] if best else None


def agreed_on(query: Query, evidence: Sequence[Evidence], library: Library) -> ItemList | None:
    """The list of the best span, if another of the best spans is in it too; ``None`` otherwise."""
    first = evidence[0].span
    if kinds.denies(query.text):
        return None  # a list of what is does not answer what is not
    if first.group is None or first.kind is SpanKind.TABLE_ROW:
        return None
    here = (evidence[0].passage.document_id, first.group)
    close = [e for e in evidence[:AGREEING] if evidence[0].score - e.score <= CLOSE]
    together = [e for e in close if (e.passage.document_id, e.span.group) == here]
    return around(evidence[0], library) if len(together) > 1 else None


def around(e: Evidence, library: Library) -> ItemList | None:
    """The list that a span is in, or leads into."""
    ordinal = e.passage.ordinal
    near = library.catalogue.passages_of(e.passage.document_id, range(max(0, ordinal - NEAR), ordinal + NEAR + 1))
    spans = [(passage, span) for passage in near for span in passage.spans if span.kind is not SpanKind.TABLE_ROW]
    group = e.span.group if e.span.kind is not SpanKind.TABLE_ROW else None
    if group is None:
        here = (e.span.start, e.span.end)
        group = next((s.group for p, s in spans if s.lead == here and p.page == e.passage.page), None)
    if group is None:
        return None
    items = tuple((passage, span) for passage, span in spans if span.group == group)[:ITEMS]
    if not items:
        return None
    lead = items[0][1].lead
    return ItemList(items, (items[0][0], *lead) if lead else None)


def expected_count(question: str) -> int | None:
    """How many items the question says there are ("which six priorities"), from 2 to 12."""
    for word in re.findall(r"[a-z]+|\d+", question.lower()):
        if word in _COUNTS:
            return _COUNTS[word]
        if word.isdigit() and 2 <= int(word) <= 12:
            return int(word)
    return None


def _lead_text(found: ItemList, library: Library) -> str:
    if found.lead is None:
        return ""
    passage, start, end = found.lead
    return library.page_text(passage.document_id, passage.page)[start:end]

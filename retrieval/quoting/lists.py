"""Whole lists: the items that belong together, and which list a question asks for."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.models import Passage, Span, SpanKind
from corpus.ports import LexicalIndex
from retrieval import units
from retrieval.answerability import kinds
from retrieval.evidence import Evidence, coverage
from retrieval.library import Library
from retrieval.query import Query
from retrieval.questions import question_forms
from retrieval.questions.language import COUNTS
from retrieval.questions.wants import Wants

NEAR = 12  # passages before and after in which the rest of a list is looked for
MARGIN = 6.0  # in evidence score: how far below the best span a list's best item may be
OPENING = 4.0  # for a list whose heading and lead-in hold all of the question's words, and less for fewer
OPENED = 0.3  # share of the question's words that a list's heading and lead-in must hold for the whole list to be meant
COUNTED = 3.0  # for a list with as many items as the question says ("the six priorities")
AGREEING = 4  # best spans of which two in one list mean that the list is asked for
CLOSE = 1.2  # in evidence score: spans further behind merely stand in the same list; dev splits, 0.5 to 3 tried
AMONG, MOST = 6, 4  # best spans, and how many of them in one list mean that the list answers; dev splits, 3 and 4 of 4 to 8 tried
MOST_OF_SHORT = 3  # the same of a list of so few items: all of them
PEOPLE, NAME_WORDS = 3, 12  # of the close spans in a list whose items are no longer: "who sent apologies" asks for all of them
BEHIND = 2.0  # in evidence score: how far below the best span such a list's best item may be
ITEMS = 40
PART_WORDS = 4  # on average, of the things that one item lists
_PARTS = re.compile(r"[;,]|\band\b")
_OF_ONE = frozenset({Wants.NUMBER, Wants.MONEY, Wants.SHARE, Wants.DATE, Wants.PERSON, Wants.DEFINITION})
_OF_SEVERAL = frozenset({Wants.LIST, Wants.ANY})
# The sentence that leads into what a meeting decided: "Resolved:", "The Board agreed that:".
_DECISIONS = re.compile(
    r"^\W*(?:(?:it was|(?:[\w'’-]+\s+){1,6}?(?:has|have)?)\s*)?(?:(?:also|then|further|unanimously)\s+)?"
    r"(?:resolved|agreed|recommended|decided)(?:\s+unanimously)?(?:,?\s+(?:that|to))?\W*$",
    re.I,
)
_NOTES = re.compile(r"^\W*(?:foot)?(?:notes?|sources?|key)\W*$", re.I)  # below a table or a figure


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
        found = around(e.passage, e.index, library)
        if found is None or (len(found.items) < 2 and not _lists_itself(e)):
            continue
        first = found.items[0]
        if (key := (first[0].document_id, first[1].start)) in seen:
            continue
        seen.add(key)
        opening = " ".join([*first[0].section[-1:], lead_text(found, library) or units.before_list(*_placed(first))])
        if _NOTES.match(lead_text(found, library)):
            continue
        if kinds.denies(query.text) and not kinds.denies(opening):
            continue  # a list of what is does not answer what is not
        opened, counted = coverage(asked, opening, words), len(found.items) == count
        if opened < OPENED and not counted:
            continue  # one item answers, not the list
        score = e.score + OPENING * opened + COUNTED * counted
        if best is None or score > best[0]:
            best = (score, found)
    if best is None or (best[0] < evidence[0].score and all(span is not evidence[0].span for _, span in best[1].items)):
        return None  # a sentence answers better, which may list them itself
    return best[1]


def _placed(first: tuple[Passage, Span]) -> tuple[Passage, int]:
    return first[0], first[0].spans.index(first[1])


def _lists_itself(e: Evidence) -> bool:
    """Whether an item alone lists short things: "Oakham; Uppingham; and Ryhall"."""
    parts = [part for part in _PARTS.split(e.text) if part.strip()]
    return len(parts) > 1 and len(e.text.split()) <= PART_WORDS * len(parts)


def agreed_on(query: Query, evidence: Sequence[Evidence], library: Library) -> ItemList | None:
    """The list that the best spans are in, ``None`` if they are in none: that of the best span where another close behind it is
    in it too, or, where the question asks for no single thing, one that has most of the best."""
    if kinds.denies(query.text) or query.wants in _OF_ONE - {Wants.PERSON}:
        # A figure is one item, and a definition one sentence.
        return _of_what_is_not(evidence, library) if kinds.denies(query.text) else None
    close = [e for e in evidence[:AGREEING] if evidence[0].score - e.score <= CLOSE]
    together = sum(_list_of(e) == here for e in close) if (here := _list_of(evidence[0])) else 0
    if query.wants is Wants.PERSON:  # a name is one item too, unless a list of names is what is asked for
        whole = around(evidence[0].passage, evidence[0].index, library) if together >= PEOPLE else None
        return whole if whole and _are_names(whole) else None
    if question_forms.yes_or_no(query.text):
        return None  # one thing is asked about, and the rest of its list is beside the point
    if query.wants in _OF_SEVERAL and (decided := _decided(query, evidence, library)):
        return decided
    if together > 1:
        return around(evidence[0].passage, evidence[0].index, library)
    return _has_most(query, evidence, library) if query.wants in _OF_SEVERAL else None


def _of_what_is_not(evidence: Sequence[Evidence], library: Library) -> ItemList | None:
    """The list that what stands over it says is of what is not, and that has the best span, or one of the next where the best
    does not say that something is not so. A list of what is answers no such question."""
    for e in evidence[:AMONG]:
        found = around(e.passage, e.index, library) if _list_of(e) else None
        over = [*found.items[0][0].section[-1:], lead_text(found, library)] if found else []
        if found and len(found.items) > 1 and any(kinds.denies(text) for text in over):
            return found
        if kinds.denies(e.text):
            return None
    return None


def _has_most(query: Query, evidence: Sequence[Evidence], library: Library) -> ItemList | None:
    """The list that has most of the best spans, unless one of its items alone is what is asked for."""
    counts = Counter(found for e in evidence[:AMONG] if (found := _list_of(e)))
    most, count = counts.most_common(1)[0] if counts else (None, 0)
    best = next((e for e in evidence if _list_of(e) == most), None)
    if best is None or count < MOST_OF_SHORT or evidence[0].score - best.score > BEHIND:
        return None
    if query.wants is not Wants.LIST and _stands_out(best, evidence):
        return None
    whole = around(best.passage, best.index, library)
    return whole if whole and count >= min(MOST, len(whole.items)) else None


def _decided(query: Query, evidence: Sequence[Evidence], library: Library) -> ItemList | None:
    """The whole list of what a meeting decided, where that is asked for and the best span of a list is in it and does not stand
    out: a decision that reads least like the question ("That it be refused") may be the one that matters."""
    if not question_forms.asks_what_was_decided(query.text):
        return None
    best = next((e for e in evidence[:AMONG] if _list_of(e)), None)
    if best is None or evidence[0].score - best.score > BEHIND or _stands_out(best, evidence[:AMONG]):
        return None
    whole = around(best.passage, best.index, library)
    return whole if whole and _DECISIONS.match(lead_text(whole, library)) else None


def _stands_out(best: Evidence, evidence: Sequence[Evidence]) -> bool:
    """Whether no other item of its list comes close to the best one."""
    here = _list_of(best)
    return not any(e is not best and _list_of(e) == here and best.score - e.score <= CLOSE for e in evidence)


def _are_names(found: ItemList) -> bool:
    texts = [passage.text[span.start - passage.start : span.end - passage.start] for passage, span in found.items]
    return all(len(text.split()) <= NAME_WORDS for text in texts)


def _list_of(e: Evidence) -> tuple[str, int] | None:
    if e.span.group is None or e.span.kind is SpanKind.TABLE_ROW:
        return None
    return e.passage.document_id, e.span.group


def around(passage: Passage, index: int, library: Library) -> ItemList | None:
    """The list that the span ``index`` of a passage is in, or leads into."""
    ordinal, own = passage.ordinal, passage.spans[index]
    near = library.catalogue.passages_of(passage.document_id, range(max(0, ordinal - NEAR), ordinal + NEAR + 1))
    spans = [(held, span) for held in near for span in held.spans if span.kind is not SpanKind.TABLE_ROW]
    group = own.group if own.kind is not SpanKind.TABLE_ROW else None
    if group is None:
        here = (own.start, own.end)
        group = next((s.group for p, s in spans if s.lead == here and p.page == passage.page), None)
    if group is None:
        return None
    items = tuple((held, span) for held, span in spans if span.group == group)[:ITEMS]
    if not items:
        return None
    lead = items[0][1].lead
    return ItemList(items, (items[0][0], *lead) if lead else None)


def of_as_many(query: Query, e: Evidence, library: Library) -> bool:
    """Whether a span is in a list, or leads into one, of as many items as the question says ("the 12 options")."""
    count = expected_count(query.text)
    found = around(e.passage, e.index, library) if count and count > 1 else None
    return found is not None and len(found.items) == count


def expected_count(question: str) -> int | None:
    """How many items the question says there are ("which six priorities"), from 2 to 12."""
    for word in re.findall(r"[a-z]+|\d+", question.lower()):
        if COUNTS.get(word, 0) > 1:
            return COUNTS[word]
        if word.isdigit() and 2 <= int(word) <= 12:
            return int(word)
    return None


def lead_text(found: ItemList, library: Library) -> str:
    """The sentence that leads into a list, empty where there is none."""
    if found.lead is None:
        return ""
    passage, start, end = found.lead
    return library.page_text(passage.document_id, passage.page)[start:end]

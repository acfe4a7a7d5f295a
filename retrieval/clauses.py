"""A question about several documents, as one question for each of them."""

import re
from collections.abc import Iterable

from corpus.models import Document
from retrieval.preferences import Preferences
from retrieval.query import Query, parse

_BREAK = re.compile(r"[;?.]\s+|,\s+(?:and\s+|but\s+)?|\s+(?:and|but|versus|vs\.?|against|compared (?:with|to))\s+(?=\w)", re.I)
_DOCUMENT_WORDS = frozenset("plan plans paper report deep dive pack minutes promise promised say said".split())
_MENTION = re.compile(
    r",?\s*\b(?:by the time of|according to|as of|by|in|from|of|to|per|under|at|with)?\s*\b(?:the\s+)?(?:19|20)\d\d"
    r"(?:\s*[-–/]\s*\d{2,4})?\s+(?:[a-z]+\s+){0,2}?(?:plan|paper|report|pack|minutes|deep[ -]dive|strategy)s?\b",
    re.I,
)
_CARRIED = 8  # words of the rest of the question that a clause takes along, so that its pronouns have a subject


def by_document(query: Query, documents: Iterable[Document]) -> dict[str, Query]:
    """For each document that the question names, the clause that names it, with the subject of the rest in brackets.

    Empty where the question names fewer than two documents.
    """
    held = list(documents)
    named = Preferences.of(query, held).documents
    if len(named) < 2:
        return {}
    clauses = [clause for clause in _BREAK.split(query.text) if clause and clause.strip()]
    questions: dict[str, Query] = {}
    for document_id in named:
        own: str = next((c for c in clauses if document_id in Preferences.of(parse(c), held).documents), query.text)
        others = {d for c in clauses if c != own for d in Preferences.of(parse(c), held).documents} & named
        questions[document_id] = parse(_with_subject(own, query)) if others - {document_id} else query
    return questions


def _with_subject(clause: str, query: Query) -> str:
    """The clause without the words that name its document, which is searched alone, and with the subject of the rest."""
    plain = _MENTION.sub(" ", clause).strip(" ,?.") or clause
    own = set(parse(clause).words)
    rest = [word for word in query.subject if word not in own | _DOCUMENT_WORDS and word not in query.numbers]
    carried = " ".join(rest[:_CARRIED])
    return f"{carried}: {plain}?" if carried else f"{plain}?"

"""Narrowing what a question is asked of: kinds, documents and years."""

from __future__ import annotations

import re
import shlex
from collections.abc import Sequence
from dataclasses import replace

from corpus.errors import UnknownDocument, UsageError
from corpus.models import Document, Filters, Kind
from corpus.naming import resolve
from corpus.questions import checked_date
from terminal.ports import Assistant
from terminal.talk import Talk

_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)


def restricted(documents: Sequence[str], kinds: Sequence[Kind], as_of: str | None) -> Filters:
    """The filters that a command line asks for. Raises UsageError for a date that is none."""
    return Filters(tuple(documents), tuple(kinds), as_of=checked_date(as_of) if as_of is not None else None)


def settle(talk: Talk, assistant: Assistant) -> None:
    """Replace the documents' names as typed by their ids, and note their titles. Raises UnknownDocument."""
    found = [resolve(name, assistant.catalogue.documents()) for name in talk.filters.documents]
    talk.filters = replace(talk.filters, documents=tuple(document.id for document in found))
    talk.titles.update({document.id: document.title for document in found})


def narrow(talk: Talk, wanted: str, held: Sequence[Document]) -> None:
    """Add to the restrictions of a chat: a kind, a year, a document, or several of these in one line.

    The whole of ``wanted`` is tried as one name first; words are told apart only where that fails, with names of
    several words in quotation marks.

    Raises:
        UsageError: it is empty or unbalanced.
        UnknownDocument: a word is neither a kind nor a year and names no document, or more than one.
    """
    if not wanted.strip():
        raise UsageError("Only what?", f"A kind ({', '.join(Kind)}), a document or a year, such as: /only plan")
    try:
        found = [_meant(wanted, held)]
    except UnknownDocument:
        try:
            words = _words(wanted)
        except ValueError as error:
            raise UsageError("A quotation mark is not closed.", 'Such as: /only "local plan" 2019') from error
        if len(words) < 2:
            raise
        found = [_meant(word, held) for word in words]
    for one in found:
        _add(talk, one)


def _words(text: str) -> list[str]:
    """Words and quoted names. Raises ValueError for an open quotation; an apostrophe in a word opens none."""
    lexer = shlex.shlex(text, posix=True)
    lexer.whitespace_split, lexer.commenters, lexer.escape = True, "", ""
    if re.search(r"\w'(?:\w|\s|$)", text):
        lexer.quotes = '"'
    return list(lexer)


def _meant(word: str, held: Sequence[Document]) -> Kind | Document | str:
    """The kind, year or document that a word means."""
    name = "_".join(word.casefold().replace("-", " ").split())
    for kind in Kind:
        if name in {kind.value, f"{kind.value}s"}:
            return kind
    if _YEAR.fullmatch(word.strip()):
        return word.strip()
    return resolve(word, held, "/documents")


def _add(talk: Talk, one: Kind | Document | str) -> None:
    filters = talk.filters
    if isinstance(one, Document):
        talk.titles[one.id] = one.title
        talk.filters = replace(filters, documents=tuple(dict.fromkeys((*filters.documents, one.id))))
    elif isinstance(one, Kind):
        talk.filters = replace(filters, kinds=tuple(dict.fromkeys((*filters.kinds, one))))
    else:
        talk.filters = replace(filters, years=tuple(dict.fromkeys((*filters.years, one))))

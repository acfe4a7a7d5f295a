"""The place in a question that only says whose documents it means ("the Norrowshire precept").

A document names its publisher on its cover and hardly ever again, so beside its texts that place is a word that they lack, and
the cross-encoders take them for near misses. Where the title has it they see it, since the title is read with every text.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from corpus.models import Document
from corpus.ports import Reranker
from retrieval.answerability import names
from retrieval.library import Library
from retrieval.query import Query
from retrieval.questions import called

_SHORTEST = 4  # letters of a place
# Behind these a place at the end of a question is what it is about; behind another word it says whose, as in a telegram.
_NO_SUBJECT = "".join(rf"(?<!\b{word})" for word in "about near from with like and than into over does will the was are".split())
_JOINED = r"(?:\s+(?:and|of|the|&|upon|on)){0,3}\s+"
_RUN = re.compile(rf"\b[A-Z][\w’'-]+(?:{_JOINED}[A-Z][\w’'-]+)*")
_WORDS = re.compile(r"\w[\w’'-]*")


def beside(query: Query, document: Document, cover: str = "") -> str:
    """The question as it is read beside the document's texts: without the place that its publisher, or its plan on its ``cover``,
    is called by, where the title lacks that."""
    text = query.read
    words = [word for name in query.names for word in name.split() if len(word) >= _SHORTEST and word.lower() not in called.SORTS]
    own = [word for word in words if called.is_called(word.lower(), document) or names.is_whole(word, cover)]
    held = document.title.lower()
    for place in dict.fromkeys([*_places(document.publisher or "", document.title), *(w for w in own if w.lower() not in held)]):
        text = _without(text, place)
    return text


def scores(
    reranker: Reranker, query: Query, documents: Sequence[Document], texts: Sequence[str], library: Library
) -> list[float]:
    """The cross-encoder's logits of texts, each of the document in the same position."""
    covers = {document.id: names.cover(library, document.id) for document in documents}
    asked = [beside(query, document, covers[document.id]) for document in documents]
    found: dict[int, float] = {}
    telling = [name for name in query.names if called.singled_out([name], library.documents.values())]
    read = [_with_name(telling, *each) for each in zip(asked, documents, texts, strict=True)]
    for question in dict.fromkeys(asked):
        own = [at for at, one in enumerate(asked) if one == question]
        found.update(zip(own, reranker.score(question, [read[at] for at in own]), strict=True))
    return [found[at] for at in range(len(texts))]


def _with_name(telling: Sequence[str], asked: str, document: Document, text: str) -> str:
    """The text behind the names that its document is called by, where the question, as it is read, has them and the text has not:
    "how many wardens does Corrow have" beside a paper of Corrow's that says how many there are. Only names that tell
    documents apart, ``telling``, are set so: where all are of one county it brought as much as it lost."""
    left = {word.removesuffix("'s") for word in re.findall(r"[a-z][a-z'-]*", asked.lower().replace("’", "'"))}
    held = text.lower()
    own = [name for name in telling if name in left and called.is_called(name, document) and name not in held]
    return f"{', '.join(name.title() for name in own)} - {text}" if own else text


@lru_cache(256)
def _places(publisher: str, title: str) -> tuple[str, ...]:
    """Runs of words of a publisher's name that name no sort of body and are not in the title."""
    held = {word.casefold() for word in _WORDS.findall(title)}
    found: list[str] = []
    for run in _RUN.findall(re.sub(rf"\b(?:{called.BODIES})\b,?", ".", publisher.removeprefix("The "), flags=re.IGNORECASE)):
        if not held.intersection(word.casefold() for word in _WORDS.findall(run) if word[0].isupper()):
            found.append(run)
    return tuple(found)


def _without(text: str, place: str) -> str:
    """The text without a place where that goes with a thing ("the X precept", "in X", "X's"); the subject of a sentence stays."""
    name = re.escape(place)
    for pattern, instead in (
        (rf"\b(?:the\s+)?{name}(?:['’]s?)?(?=\s+(?:{called.BODIES})\b)", "the"),
        (rf"\b(the|a|an|our|this)\s+{name}(?:['’]s?)?(?=\s+(?-i:[a-z]))", r"\1"),
        (rf"\s+(?:in|for|of|at|across|around|within)\s+(?:the\s+)?{name}(?!\w|['’]|\s+(?-i:[A-Z]))", ""),
        (rf"\b{name}['’]s(?=\s)", "the"),
        (rf"(?<=[a-z]{{3}}){_NO_SUBJECT}\s+{name}(?=\s*\?*$)", ""),
    ):
        text = re.sub(pattern, instead, text, flags=re.IGNORECASE)
    return text

"""What a document is called by: the proper names in its title, its publisher's and its file's ("corrow-precept-2031.txt").

An extract says on no line whose minutes it is out of, and a file's name is then all that tells. Which of these words are proper
names is not told here: a question's names are checked against how the documents write them (``names``).
"""

import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from pathlib import PurePath

from corpus.models import Document
from corpus.ports import LexicalIndex

SHORTEST = 4  # letters: of fewer a file's name has many by chance

# Words for sorts of bodies, which name none: every panel is "the Panel" in its own papers.
BODIES = (
    r"police|fire|crime|rescue|commissioner(?:['’]s)?|office|panel|council|county|borough|district|city|town|parish|metropolitan|"
    r"authority|combined|mayor|board|partnership|service|services|force|constabulary|committee|community|safety|safer|trust|nhs|"
    r"integrated|care|health|justice|youth|probation|national|public|local"
)
SORTS = frozenset(re.findall(r"[a-z]+", BODIES))
_WORD = re.compile(r"[^\W\d_]+")
# Counties as people and the names of files shorten them.
_COUNTIES = {
    "bucks": "buckinghamshire", "beds": "bedfordshire", "berks": "berkshire", "cambs": "cambridgeshire",
    "glos": "gloucestershire",
    "hants": "hampshire", "herts": "hertfordshire", "lancs": "lancashire", "leics": "leicestershire", "lincs": "lincolnshire",
    "northants": "northamptonshire", "notts": "nottinghamshire", "oxon": "oxfordshire", "staffs": "staffordshire",
    "warks": "warwickshire", "wilts": "wiltshire", "worcs": "worcestershire", "yorks": "yorkshire",
}  # fmt: skip
_SHORTENED = {county: short for short, county in _COUNTIES.items()}


def names_of(document: Document) -> frozenset[str]:
    """The words of the names, in lower case, without those for sorts of bodies."""
    return _words(document.title, document.publisher or "", PurePath(document.file).stem)


def singled_out(names: Iterable[str], documents: Collection[Document]) -> frozenset[str]:
    """Ids of the documents that are called by one of a question's names by which not all documents are called."""
    found: set[str] = set()
    for name in names:
        own = {document.id for document in documents if is_called(name, document)}
        if len(own) < len(documents):
            found |= own
    return frozenset(found)


def strangers(names: Iterable[str], found: Iterable[str], documents: Collection[Document], words: LexicalIndex) -> frozenset[str]:
    """Those of the ids ``found`` whose documents nowhere have any of the question's names by which documents are called: what
    they say is not of that place or body, however alike it reads."""
    strange = set(found)
    telling = {name: {document.id for document in documents if is_called(name, document)} for name in names}
    for name, own in telling.items():
        if own:
            strange -= own
            strange -= {id_ for id_ in strange if words.search([(name, 1.0)], 1, [id_])}
    return frozenset(strange) if any(telling.values()) else frozenset()


def is_called(name: str, document: Document) -> bool:
    """Whether the document is called by a name, with or without the s of "Corrows", typed for "Corrow's", or shortened as
    counties are ("Herts")."""
    forms = {name, name.removesuffix("s"), _COUNTIES.get(name, ""), _SHORTENED.get(name, "")}
    return not forms.isdisjoint(names_of(document))


@lru_cache(2048)
def _words(*parts: str) -> frozenset[str]:
    return frozenset(word for part in parts for word in _WORD.findall(part.lower()) if len(word) >= SHORTEST) - SORTS

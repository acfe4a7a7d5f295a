"""Acronyms and what they stand for, as mined from the documents, applied to a question in both directions.

Those that people in this field use without a thought, and that a document may use or spell out without a word on the other form,
are known beforehand; what a document says of them comes first.
"""

import re
from collections.abc import Iterable, Mapping

from corpus.models import Document

COMMON = {
    "ANPR": "automatic number plate recognition",
    "ASB": "anti-social behaviour",
    "CIL": "community infrastructure levy",
    "CPS": "Crown Prosecution Service",
    "CSE": "child sexual exploitation",
    "Cllr": "councillor",
    "CSP": "community safety partnership",
    "DA": "domestic abuse",
    "FOI": "freedom of information",
    "FTE": "full-time equivalent",
    "HMO": "house in multiple occupation",
    "KSI": "killed or seriously injured",
    "MTFS": "medium-term financial strategy",
    "NPPF": "National Planning Policy Framework",
    "OCG": "organised crime group",
    "PC": "police constable",
    "PCC": "police and crime commissioner",
    "PCSO": "police community support officer",
    "PFCC": "police, fire and crime commissioner",
    "SPD": "supplementary planning document",
    "VAWG": "violence against women and girls",
}
_ACRONYM = re.compile(r"\b[A-Z][A-Za-z&]*[A-Z&]s?\b")


def merged(documents: Iterable[Document]) -> dict[str, str]:
    """All documents' glossaries in one, acronym to expansion; the first document to define one wins, then what is ``COMMON``."""
    glossary: dict[str, str] = {}
    for document in documents:
        for acronym, expansion in document.glossary.items():
            glossary.setdefault(acronym, expansion)
    return {**COMMON, **glossary}


def expansions(question: str, glossary: Mapping[str, str]) -> list[str]:
    """What to add to the question: expansions of acronyms in it, acronyms of expansions in it.

    An acronym of three or more letters also counts when typed in lower case; a plural "s" is passed over.
    """
    found: list[str] = []
    tokens = set(re.findall(r"[A-Za-z][A-Za-z&0-9-]*", question))
    lowered = {token.lower().removesuffix("s") for token in tokens}
    folded = " ".join(question.lower().split())
    for acronym, expansion in glossary.items():
        plain = acronym.lower().removesuffix("s")
        if acronym in tokens or f"{acronym}s" in tokens or (len(plain) >= 3 and plain in lowered):
            found.append(expansion)
        elif expansion.lower().removesuffix("s") in folded:
            found.append(acronym)
    return found


def spelled_out(text: str, glossary: Mapping[str, str]) -> str:
    """The text with each acronym, or its plural, replaced by what it stands for."""
    return _ACRONYM.sub(lambda match: _expansion(match.group(), glossary), text)


def _expansion(token: str, glossary: Mapping[str, str]) -> str:
    if token in glossary:
        return glossary[token]
    plain = glossary.get(token.removesuffix("s"))
    return f"{plain.removesuffix('s')}s" if plain else token

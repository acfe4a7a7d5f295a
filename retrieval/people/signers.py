"""Whose plan it is: the person who signs it. A plan says "I" and "we", so what he or she promised is what the plan says."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.models import Document, Kind, Passage
from corpus.succession import area, starts
from retrieval.library import Library
from retrieval.query import YEAR, parse
from retrieval.questions.wants import Wants
from retrieval.units import span_text

_FOREWORD = re.compile(r"\b(?:foreword|preface|message|welcome|introduc\w+)\b", re.IGNORECASE)
_NAME = re.compile(
    r"(?:(?:Cllr|Councillor|Dr|Mrs?|Ms|Miss|Sir|Dame|Prof(?:essor)?)\.? )?"
    r"(?P<name>[A-Z][a-z’'-]+(?: [A-Z]\.?)?(?: (?:de |van |Mc|Mac|O['’])?[A-Z]['’]?[a-z][\w’'-]*){1,2})(?:,? (?:[A-Z]{2,}\s?)+)?"
)
_OFFICES = re.compile(r"\b(?P<office>commissioner|chief constable|leader|mayor|chair(?:man|woman)?)\b", re.IGNORECASE)
_BELOW = 3  # lines that an office may be broken into
_ON = r" (?:about|on|for|of|over|regarding|with) (?P<what>.+)$"
_SAID = (
    r"\W*what (?:did|does|do|has|have|is|was|will) {} (?:promis|pledg|sa[iy]|plan|want|intend|commit|undertak|aim)\w*"
    r"(?: to do| (?:that )?(?:he|she|they)(?:['’]ll| will| would)(?: do)?)?" + _ON,
    r"\W*(?:did|does|do|has|have) {} (?:ever )?(?:promise|pledge|sa[iy]|commit)\w* (?:any|some)thing" + _ON,
    r"\W*what(?:['’]?s| is| was| are| were) {} (?:views?|position|stance|line|policy|opinion|thoughts?)" + _ON,
)
_EXACT = (Wants.NUMBER, Wants.MONEY, Wants.SHARE, Wants.DATE, Wants.PERSON)
_OWN = r"(?P<noun>priorit\w+|promises|pledges|commitments|aims|plans|objectives)"


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs a plan, as printed, and the office that stands below."""

    name: str
    office: str
    plan: Document


class Signers:
    """Those who sign the plans that are held; each plan is looked through once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known: dict[str, tuple[tuple[str, str], ...]] = {}

    def restated(self, question: str) -> str:
        """The question with the plan in place of who signs it ("what did Ann Ode promise on lamps?" as "what does the 2031 plan
        say about lamps?"), or else the office in place of the name; any other question as it is."""
        found = [signer for signer in self._signers() if re.search(_called(signer.name), question, re.IGNORECASE)]
        if not found or re.match(r"\W*(?:(?:and|so) )?who\b", question, re.IGNORECASE):
            return question
        latest = max(found, key=lambda signer: starts(signer.plan))
        name, plan = _called(latest.name), _plan_named(question, latest.plan)
        said = next(filter(None, (re.match(form.format(name), question, re.IGNORECASE) for form in _SAID)), None)
        if said:
            return f"What does {plan} say about {_without_plan(said['what'])}?"
        own = re.match(rf"\W*what(?:['’]?re| are| were| is| was) {name} (?P<key>key |main )?{_OWN}\b", question, re.IGNORECASE)
        if own:
            return f"What are the {own['key'] or ''}{own['noun']} in {plan}?"
        # A figure, a day or a sum of the holder's own, such as a salary, must be told of by name.
        exact = parse(question).wants in _EXACT
        return question if exact else re.sub(name, self._office(latest), question, flags=re.IGNORECASE)

    def _office(self, signer: Signer) -> str:
        """ "The commissioner", or whose, by the publisher's name, where plans of several areas are held."""
        areas = {frozenset(area(each)) for each in self._library.documents.values() if each.kind is Kind.PLAN and area(each)}
        publisher = signer.plan.publisher or ""
        return f"the {publisher if len(areas) > 1 and signer.office in publisher.lower() else signer.office}"

    def _signers(self) -> Iterator[Signer]:
        for document in self._library.documents.values():
            if document.kind is not Kind.PLAN:
                continue
            if document.id not in self._known:
                passages = self._library.catalogue.passages_of(document.id)
                self._known[document.id] = tuple(signed(passages))
            yield from (Signer(name, office, document) for name, office in self._known[document.id])


def signed(passages: Sequence[Passage]) -> Iterator[tuple[str, str]]:
    """Names that stand by themselves at the end of a foreword, each with the office in the lines below, in lower case."""
    lines = [
        " ".join(span_text(passage, span).split())
        for passage in passages
        if any(_FOREWORD.search(heading) for heading in passage.section)
        for span in passage.spans
    ]
    for at, line in enumerate(lines):
        name = _NAME.fullmatch(line)
        office = _OFFICES.search(" ".join(lines[at + 1 : at + 1 + _BELOW])) if name and not _OFFICES.search(line) else None
        if name and office:
            yield name["name"], office["office"].lower()


def _called(name: str) -> str:
    """The pattern of a name, with or without what may stand before it and an s, typed with an apostrophe or without."""
    words = r"\s+".join(re.escape(word) for word in name.split())
    return rf"(?:\b(?:mr|mrs|ms|miss|dr|cllr|councillor|commissioner|pcc|pfcc)\.? )?\b{words}(?:['’]?s)?\b"


def _plan_named(question: str, plan: Document) -> str:
    """ "the 2031 plan": of the year that the question has for a plan, else of the signed plan's first year."""
    named = re.search(rf"\b{YEAR.pattern}(?=(?:\s*[-–/]\s*\d{{2,4}})?\s+(?:\w+ )?plan\b)", question, re.IGNORECASE)
    year = named[0] if named else starts(plan)
    return f"the {year} plan" if year else "the plan"


def _without_plan(text: str) -> str:
    """The text without "in the 2031 plan", which is said already."""
    return re.sub(
        r"\s*,?\s*\b(?:in|by|from|under) (?:the|his|her|their)\b[^?]{0,30}\bplan\b", "", text, flags=re.IGNORECASE
    ).strip(" ?.")

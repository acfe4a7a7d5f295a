"""Whether a question asks how somebody is reached, and the form of what would say so: a postcode, a telephone number, an address
of mail or of a page."""

import re
from collections.abc import Mapping

from corpus.models import Document
from corpus.ports import LexicalIndex
from retrieval.query import Query, parse
from retrieval.questions import acronyms, called

# A postcode as BS 7666 writes it, an email address as in the HTML Living Standard, and so on, each as documents print it.
_POST = r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b"
_PHONE = (
    r"(?<![\d.,£])(?:\+44\s?(?:\(0\)\s?)?|\(?0)\d{2,4}\)?[\s-]?\d{3}[\s-]?\d{3,4}(?![\d.,])"
    r"|\b(?:101|111|999|0800 \d{3,4} ?\d{0,4})\b"
)
_MAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\[email[^\]]{0,12}protected\]"
_WEB = r"\b(?:https?://|www\.)\S+"
_SORTS = (
    (r"\b(?:e-?mail(?:ed|ing)?|mail) (?:address|them|him|her|it)|\be-?mail(?: address)?\b", _MAIL),
    (r"\b(?:phone|telephone|tel|ring|call|helpline|hotline)\b", _PHONE),
    (r"\b(?:web ?site|web ?page|web address|online address)\b", _WEB),
    (r"\b(?:post(?:al)?|letters?|write|writing|office address|address)\b", _POST),
)
_ANY = "|".join((_POST, _PHONE, _MAIL, _WEB))
_WHO = r"(?:i|we|you|people|residents|somebody|someone|one|members|anyone)"
_VERB = r"(?:contact|write to|write a|ring|phone|telephone|e-?mail|get in touch|get hold)"
_ASKED = re.compile(
    rf"\b(?:where|how) (?:do|can|should|could|would|might) {_WHO} {_VERB}\b"
    rf"|\bwhere (?:do|can|should|could|would|might) {_WHO} (?:write|post|send|call)\b"
    r"|\b(?:phone|telephone|contact|fax) (?:number|no\.?|details?)\b|\bcontact details\b"
    r"|\b(?:what(?:['’]s| is| are)|which is|give me|list|is there an?)\b.{0,60}\b(?:e-?mail|postal|web|office|contact|"
    r"correspondence) (?:address|site|page)(?:e?s)?(?: (?:for|of|to)\b.*)?\W*$"
    r"|\bwhat(?:['’]s| is) (?:the |your |our )?(?:[\w'’-]+ ){0,6}?(?:address|e-?mail|website|web ?site)(?: (?:for|of)\b.*)?\W*$",
    re.IGNORECASE,
)

_OF_CONTACT = (
    """contact address addresses post postal letter letters write writing send phone telephone ring call number email mail website
    web site page office offices touch reach details detail days nowadays get hold headquarters based located best way
    team"""
).split()


def form(question: str) -> "re.Pattern[str] | None":
    """What a line must have to answer the question, where it asks for an address or a number; ``None`` where for neither."""
    if not _ASKED.search(question):
        return None
    return re.compile(next((form for asked, form in _SORTS if re.search(asked, question, re.IGNORECASE)), _ANY))


def whom(query: Query, glossary: Mapping[str, str], words: LexicalIndex) -> frozenset[str]:
    """The stems of what a question says besides how it would be reached: who it is."""
    spare = {stem for word in _OF_CONTACT for stem in words.stems(word)}
    asked = acronyms.spelled_out(re.sub(r"[’']s\b", "", query.text), glossary)
    return frozenset(stem for word in parse(asked).words for stem in words.stems(word)) - spare


def own_names(document: Document, words: LexicalIndex) -> frozenset[str]:
    """The stems of the names that a document is called by: whose lines these are need not be said in each of them."""
    return frozenset(stem for name in called.names_of(document) for stem in words.stems(name))

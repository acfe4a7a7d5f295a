"""Sentence boundaries: a maintained splitter, with its faults on official English mended."""

import re

import sentencex


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Abbreviations of official papers after which a full stop does not end a sentence.
_ALWAYS = _words(
    "cllr cllrs councillr mr mrs ms messrs mx dr prof rev revd hon rt sgt insp supt det ch const cmdr capt lt maj "
    "gov nos para paras pp vol fig figs sect refs arts regs cl ext tel cf eg e.g ie i.e viz vs incl excl approx "
    "dept feb apr jun jul aug sept oct nov dec ss"
)
# These are words or endings too: only a number after them, or a name after a title, shows them to be cut short.
_BEFORE_NUMBER = _words("no s p v min max sec art app ref est reg sch jan mar sep")
_BEFORE_NAME = _words("st gen rep sup pc col")
# The letter of "Appendix A." or "Band D." ends its sentence; the initial of "J. Smith" does not.
_LETTERED = _words(
    "appendix annex annexe schedule part band class category grade option table figure section level group type "
    "phase zone block route junction plan vitamin"
)
_WORD_BEFORE_STOP = re.compile(r"(?:^|[\s(\[“\"'‘/])([A-Za-z](?:[A-Za-z.]*[A-Za-z])?)\.\s*$")
_SEVERAL_LETTERS = re.compile(r"[^\W\d_]{2}|\d%|£\d")
_MISSED = re.compile(r"(?<=[a-z]{2}[.!?])(?=[A-Z][a-z]+ [a-z])")


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Half-open ranges of the sentences of ``text``, in order, covering everything but the white space around them."""
    # Every kind of white space becomes a blank, one for one, because a wrapped line is no end of a sentence.
    flat = re.sub(r"\s", " ", text)
    # The splitter takes whatever stands between quotation marks for one sentence, so it does not get to see them.
    unquoted = re.sub(r"[“”\"]", " ", flat)
    cuts = {_opening(flat, each["start_index"]) for each in sentencex.get_sentence_boundaries("en", unquoted)}
    cuts |= {match.start() for match in _MISSED.finditer(flat) if _is_prose(flat[: match.start()])}
    starts = [0, *sorted(cuts - {0})]
    pieces: list[tuple[int, int]] = []
    for start, end in zip(starts, [*starts[1:], len(flat)], strict=True):
        if pieces and not _ends(flat[pieces[-1][0] : start], flat[start:].lstrip()):
            pieces[-1] = (pieces[-1][0], end)
        else:
            pieces.append((start, end))
    trimmed = (trim(text, start, end) for start, end in pieces)
    return [(start, end) for start, end in trimmed if start < end]


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without the white space at its ends; empty if it holds nothing else."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def is_terminated(text: str) -> bool:
    """Whether the text ends as a sentence does, closing quotes, brackets and footnote marks left aside."""
    return bool(re.search(r"[.!?][\s\"'”’)\]*_\d¹²³⁴⁵⁶⁷⁸⁹]*$", text))


def _ends(before: str, following: str) -> bool:
    """Whether a sentence really ends between the two texts."""
    if not _SEVERAL_LETTERS.search(before) or not re.search(r"\w", following):
        return False  # a marker such as "3.1." or a lone bracket is no sentence
    if following[0].islower() or following[0] in ")]};,:%":
        return False
    stop = _WORD_BEFORE_STOP.search(before)
    if not stop:
        return True
    word = stop[1]
    if len(word) == 1 and word.isupper():
        preceding = re.search(r"(\w+)\s+[A-Z]\.\s*$", before)
        return preceding is not None and preceding[1].lower() in _LETTERED
    folded = word.lower()
    cut_short = (
        folded in _ALWAYS
        or (folded in _BEFORE_NUMBER and following[0].isdigit())
        or (folded in _BEFORE_NAME and word[0].isupper())
    )
    return not cut_short


def _opening(text: str, cut: int) -> int:
    """The cut moved before the quotation marks that open the sentence."""
    while cut and (text[cut - 1] == "“" or (text[cut - 1] == '"' and text[cut - 2 : cut - 1] in ("", " "))):
        cut -= 1
    return cut


def _is_prose(before: str) -> bool:
    """Whether a full stop without a blank after it stands between words, not inside an address or a file name."""
    word = re.search(r"\S*$", before)
    return word is not None and not re.search(r"[/@:]|www|\.\w+\.", word[0])

"""What a document is called, from the lines it begins with."""

import re
from collections.abc import Sequence

from ingest.metadata.dates import MONTH_NAME, find_periods
from ingest.metadata.evidence import Guess, Line
from ingest.metadata.sittings import is_sitting
from ingest.passages.sentences import is_terminated

_NOUN = re.compile(
    r"\b(?:plan|strategy|report|minutes|agenda|review|assessment|appraisal|scheme|statement|framework|policy"
    r"|guidance|document|survey|programme|prospectus|form|deep[ -]dive|summary|briefing|paper|accounts|charter|protocol"
    r"|evaluation|update|meeting of(?: the)? [\w &-]+)\b",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"^\W*(?:\d+(?:\.\d+)*\.?\s+)?(?:foreword|contents|introduction|overview|purpose\b.*|executive summary|summary"
    r"|background|recommendations?|(?:a )?message from.*|welcome|preface|glossary|acknowledge?ments|appendi\w+.*"
    r"|annex.*|page \d+.*)\W*$",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:commissioner for|council|constabulary|commissioner)\W*$|\bcommissioner for [\w -]+$|^(?:www\.|http)|@",
    re.IGNORECASE,
)
_USELESS = re.compile(
    r"^(?:microsoft (?:word|powerpoint|excel).*|untitled.*|document\d*|presentation\d*|slide \d+"
    r"|.*\.(?:docx?|pdf|pptx?|xlsx?|indd|rtf|txt|qxp)"
    r"|.*\btemplate(?: v(?:ersion)? ?[\d.]+)?|layout \d+|print|template|title|cover|full page photo"
    r"|[\W\d_]*|\w{0,3})$",
    re.IGNORECASE,
)
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?\s+)?"
_PERIOD_ONLY = re.compile(
    r"^\W*(?:(?:19|20)\d\d\W*(?:[-–—/]|to)?\W*){1,2}(?:\d\d)?\W*$"
    rf"|^\W*{_DAY}{MONTH_NAME}\s+(?:19|20)\d\d\s*(?:[-–—]|to|until)\s*{_DAY}{MONTH_NAME}\s+(?:19|20)\d\d\W*$",
    re.IGNORECASE,
)
# A cover that breaks its title before the sort of document: "Local Policing" / "Plan 2009-2012".
_NOUN_FIRST = re.compile(
    r"^(?:plan|strategy|report|statement|framework|policy|programme|review|scheme)\b(?P<rest>.*)$", re.IGNORECASE
)
_OPEN_END = re.compile(r"(?:\b(?:and|of|for|the|to|in|on|with|a|an)|[,&–:-])$", re.IGNORECASE)
_SENTENCE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|sets?|provides?|shall|should|must|can|may|we|you)\b")
_SUBJECT = re.compile(
    r"\b(?:priority (?:for|of|to|on)|deep[ -]dive\W+(?:\w+\W+){0,3}?(?:into|on|of))\s+"
    r"[‘'“\"](?P<subject>[^’'”\"]{5,90})[’'”\"]",
    re.IGNORECASE,
)
_ITEM = re.compile(r"^\W*(?:agenda )?item(?: no\.?| number)?\W*\d{1,2}\w?\W*$", re.IGNORECASE)  # which paper, not what it is
# A form's field and what stands in it, or who reports.
_FIELD = re.compile(
    r"^\W*(?:(?:author|job|protective marking|classification|decision|cabinet|portfolio|contact|lead|responsible|wards?"
    r"|agenda item|status|version|prepared by|presented by)"
    r"(?:\s+(?:and|of|no\.?|number|ref\w*|holder|officer|member|maker|name|details|job|role|title|date|affected))*\s*:"
    r"|report (?:of|by) (?:the )?(?:[\w,&]+ ){0,6}?"
    r"(?:director|officer|chief|head|manager|treasurer|clerk|secretary|solicitor)\b)",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"^\W*report (?:of|by) (?:the )?[A-Z][^.:]{2,100}$", re.IGNORECASE)
_NAMELESS = re.compile(r"^\W*(?:agenda item|item|issue|decision (?:summary|details))\W*$", re.IGNORECASE)  # a form's parts
# A row of an agenda: the names of its columns, or the pages that a paper is on.
_AGENDA_ROW = re.compile(
    r"^\W*(?:item\W+)?no\.?\W+(?:agenda )?item\b|^\W*item no\b|^0\d\s|\(pages? \d+ ?[-–] ?\d+\)\W*$", re.IGNORECASE
)
_PATH = re.compile(r"^[A-Z]:\\|\.(?:docx?|pdf|pptx?|xlsx?|rtf)\b", re.IGNORECASE)  # where a file was kept
_FIRST_LETTER = re.compile(r"[^\W\d_]")
_SMALL = frozenset({"and", "of", "for", "the", "to", "in", "on", "with", "a", "an", "by", "at"})
# What the line over a title is when it names its publisher and not its subject.
_BODY = re.compile(
    r"\b(?:authority|partnership|panel|board|trust|university|agency|service|committee|police|forum|group|company)\W*$",
    re.IGNORECASE,
)
# "Minutes of a meeting of the Harbour Panel held in the Guildhall on ...": the title ends before place and day.
_MINUTES = re.compile(r"^(?:(?:draft|unconfirmed|confirmed)\s+)?minutes\s+of\s+(?!.{0,12}\b(?:previous|last)\b)", re.IGNORECASE)
_HELD = re.compile(r",?\s+held\s+(?:on|in|at|via|by|remotely|virtually|\w+day)\b", re.IGNORECASE)
_MINUTES_WORDS = 14  # a line of no more is a title as it stands
_OPENING = 2000  # characters; the purpose of a paper stands in its first paragraphs
_LEAST_SCORE = 2.0
_MOST_LINES = 3


def is_useful(title: str) -> bool:
    """Whether a file's own title property says anything ("Microsoft Word - x.doc" does not)."""
    return not _USELESS.match(title.strip())


def guess_title(lines: Sequence[Line]) -> Guess[str] | None:
    """The line that is most like a title, joined with the lines that it goes on over; ``None`` if none is like one."""
    lines = _before_held(lines)
    begun = next((place for place, line in enumerate(lines) if line.level and _SECTION.match(line.text)), len(lines))
    scores = [
        _score(line, place) - (1.5 if place > begun else 0.0) + _below_byline(lines, place) for place, line in enumerate(lines)
    ]
    if not scores or max(scores) < _LEAST_SCORE:
        return None
    first = last = scores.index(max(scores))
    if first > 0 and _precedes(lines[first - 1], lines[first]):
        first -= 1
    while first > 0 and last - first < _MOST_LINES and _continues(lines[first - 1], lines[first]):
        first -= 1
    while last + 1 < len(lines) and last - first < _MOST_LINES and _continues(lines[last], lines[last + 1]):
        last += 1
    parts = [part for line in lines[first : last + 1] if (part := tidy_title(line.text))]
    title = parts[0]
    for part in parts[1:]:
        both_whole = _NOUN.search(title) and not _OPEN_END.search(title) and not part[0].islower() and not part[0].isdigit()
        title = f"{title}: {part}" if both_whole else f"{title} {part}"
    return Guess(title, min(1.0, max(scores) / 5))


def _before_held(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines with a long title of minutes, over up to three of them, cut before the place and day of the meeting."""
    for place, line in enumerate(lines):
        if not _MINUTES.match(line.text):
            continue
        for last in range(place, min(place + _MOST_LINES, len(lines))):
            parts = lines[place : last + 1]
            if any(part.level != line.level or part.text.isupper() != line.text.isupper() for part in parts):
                break
            text = " ".join(part.text for part in parts)
            held = _HELD.search(text)
            named = text[len(line.text) : held.start() if held else None].split()
            if any(word[:1].islower() and word not in _SMALL for word in named):
                break
            if held and len(text.split()) > _MINUTES_WORDS:
                return [*lines[:place], Line(text[: held.start()], line.level), *lines[last + 1 :]]
            if held or is_terminated(text):
                break
    return lines


def is_period(line: str) -> bool:
    """Whether a line is no more than the years, months or days from which and to which a document goes."""
    return _PERIOD_ONLY.match(line) is not None


def is_section(line: str) -> bool:
    """Whether a line is the heading of a section that no title comes after: "Foreword", "Contents"."""
    return bool(_SECTION.match(line))


def tidy_title(title: str) -> str:
    """A title in one line, without marks of emphasis; all capitals are made title case."""
    title = re.sub(r"\*\*|__|^#+\s*", "", " ".join(title.split())).strip(" -–:|")
    return title_case(title) if title.isupper() and len(title.split()) > 1 else title


def title_case(text: str) -> str:
    """ "POLICE AND CRIME PLAN" as "Police and Crime Plan"."""
    words = text.lower().split()
    return " ".join(
        word if word in _SMALL and place else _FIRST_LETTER.sub(lambda first: first[0].upper(), word, count=1)
        for place, word in enumerate(words)
    )


def title_from_file(file: str) -> str:
    """A file's name as a title of last resort: "deep-dive_2019.txt" as "Deep dive 2019"."""
    stem = re.sub(r"\.\w{1,5}$", "", file)
    words = re.sub(r"(?<!\d)[-_]+|[-_]+(?!\d)", " ", stem).split()
    text = " ".join(words) or file
    return text[:1].upper() + text[1:]


def title_of_deep_dive(text: str) -> Guess[str] | None:
    """The quoted subject of a paper that calls itself a deep dive in its first sentences and has no title."""
    opening = text[:_OPENING]
    match = _SUBJECT.search(opening) if re.search(r"deep[ -]dive", opening, re.IGNORECASE) else None
    return Guess(f"Deep dive: {' '.join(match['subject'].split())}", 0.6) if match else None


def _score(line: Line, place: int) -> float:
    words = line.text.split()
    if not words or len(words) > 25 or _SECTION.match(line.text) or _PERIOD_ONLY.match(line.text) or is_sitting(line.text):
        return 0.0
    if any(pattern.search(line.text) for pattern in (_ITEM, _AGENDA_ROW, _PATH, _FIELD, _NAMELESS)):
        return 0.0
    score = 3.0 if _NOUN.search(line.text) else 0.0
    score += 1.5 if line.level == 1 else 1.0 if line.level else 0.0
    score += 1.0 if any(find_periods(line.text)) or re.search(r"\b20\d\d\b", line.text) else 0.0
    score -= 2.0 if _OFFICE.search(line.text) else 0.0
    score -= 2.0 if line.text.endswith((".", ";", ",", ":")) and not line.level else 0.0
    score -= 3.0 if _SENTENCE.search(line.text) and not line.level else 0.0
    score -= 2.0 if re.match(r"^\W*\d+(?:\.\d+)*\.?\s", line.text) else 0.0
    score -= 1.5 if len(words) == 1 and not _NOUN.search(line.text) else 0.0
    score -= 2.0 if len(words) > 14 else 0.0
    score -= 1.0 if line.text[:1].islower() else 0.0
    return score - 0.1 * min(place, 20)


def _below_byline(lines: Sequence[Line], place: int) -> float:
    """What it is worth to stand in capitals, or as a heading, right below the line that says whose report it is."""
    line = lines[place]
    set_off = line.level > 0 or line.text.isupper()
    over = place > 0 and _BYLINE.match(lines[place - 1].text) is not None
    return 2.5 if over and set_off and not _SECTION.match(line.text) and len(line.text.split()) > 1 else 0.0


def _precedes(line: Line, following: Line) -> bool:
    """Whether the second line, no more than a sort of document and its years, needs the first to be a title."""
    noun = _NOUN_FIRST.match(following.text)
    if not noun or (noun["rest"].strip() and not _PERIOD_ONLY.match(noun["rest"])):
        return False
    left = line.text
    words = left.split()
    named = 1 <= len(words) <= 6 and all(word[:1].isupper() or word.lower() in _SMALL for word in words)
    other = _SECTION.match(left) or _OFFICE.search(left) or _NOUN.search(left) or _PERIOD_ONLY.match(left) or is_sitting(left)
    return named and left[-1].isalpha() and not other and not _BODY.search(left) and abs(line.level - following.level) <= 1


def _continues(line: Line, following: Line) -> bool:
    """Whether the second line is the rest of a title that the first begins."""
    left, right = line.text, following.text
    if _SECTION.match(left) or _SECTION.match(right) or left.casefold() == right.casefold():
        return False
    if is_sitting(left) or is_sitting(right) or any(one.match(text) for one in (_ITEM, _FIELD) for text in (left, right)):
        return False
    if _PERIOD_ONLY.match(right):
        return not any(find_periods(left))
    far = line.level and following.level and abs(line.level - following.level) > 1
    if far or len(right.split()) > 12:
        return False
    if _OPEN_END.search(left) or right[:1].islower():
        return True
    # A cover gives subject and sort of document, or plan and paper on it, on lines of one size.
    alike = line.level == following.level > 0 and not _OFFICE.search(left) and not _OFFICE.search(right)
    return alike and 2 <= len(left.split()) <= 12 and bool(_NOUN.search(right)) and not re.match(r"\W*\d", right)

"""What a heading can look like: the tests that need only the text itself."""

import re

from ingest.headings.person_lines import says_who
from ingest.headings.resolutions import states_decision
from ingest.structure.lines import FUNCTION_WORDS, ends_sentence, has_more_words, introduces, key, runs_on, starts_lower, words
from ingest.tables.cells import MONTH

_ATX = re.compile(r"^(#{1,6})\s+\S")
_BOLD = re.compile(r"^(\*\*|__)(?=\S).{1,160}(?<=\S)\1:?$")
_REPORT = re.compile(r"^\W*(?:report title|title of (?:the )?report|agenda item(?: no\.?| number)?\s*:?\s*\d)", re.IGNORECASE)
_MINUTES = re.compile(
    r"^(?:draft |unconfirmed )?minutes of (?:the|an?) .*\b(?:meeting|panel|committee|board|council)\b", re.IGNORECASE
)
APPENDIX = re.compile(
    r"^(?:appendix|annexe?|schedule|attachment|enclosure)\s+(?P<name>[A-Z]{1,2}|\d{1,2}|[ivx]+)\b", re.IGNORECASE
)
PART = re.compile(
    r"^(?:part|chapter|section)\s+(?P<name>[A-Z]|\d{1,2}|[ivxIVX]+|one|two|three|four|five|six)\b(?!\s+(?:of|and|to)\b)",
    re.IGNORECASE,
)
LABEL = re.compile(
    r"^(?:strategic |key |corporate )?(?:priority|objective|aim|goal|theme|pillar|outcome|strand|policy|focus area"
    r"|area of focus|ambition|mission)"
    r"\s+(?P<name>\d{1,2}|[A-Z]{1,4}\d{0,3}|one|two|three|four|five|six|seven|eight|nine|ten)\b\s*[-–—:.]",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"^(?i:table|fig(?:ure)?\.?|chart|graph|map|plate|photo(?:graph)?|image|picture|box|exhibit|diagram)\s*\d{0,3}[\d.]*"
    r"\s*(?:\(?[ivxlIVXL]{1,5}\)|\([a-z]\))?\s*(?:[:.–—-]|$|(?=[A-Z£(]))"
)
_CREDIT = re.compile(
    r"^(?:photograph(?:y|s)?|photos?|images?|picture|illustration|source|credit)s?\s*(?:by|credit|courtesy|:|©)"
    r"|[-–—]\s*photography\s*:|©",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"^(?:we|i|it|he|she|they|this|these|those|you|so that|that|if|because|although|however|but|and|or|please|thank"
    r"|see|note)\b",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"^(?:how|what|why|who|when|where|which|is|are|does|do|can|will|should)\b.*\?$", re.IGNORECASE)
_FIELD = re.compile(
    r"^(?:committee|enquiries|contact|tel(?:ephone)?|e-?mail|date|time|venue|location|author|title|subject"
    r"|report (?:to|by|of|author|no)|for|to|from|by"
    r"|present|in attendance|status|classification|chair|members?)\b[^:]{0,20}:\s*\S",
    re.IGNORECASE,
)
_DATED_FIELD = re.compile(
    r"^(?:[A-Za-z]+ ){0,3}(?:date|dated|deadline|published|publication|issued?|de?spatch(?:ed)?|dispatch(?:ed)?|updated|revised"
    rf"|reviewed|approved|signed|expires|closing)(?: \w+){{0,2}}:\s*(?:\w+day,? )?\d{{1,2}}(?:st|nd|rd|th)? {MONTH} \d{{4}}$",
    re.IGNORECASE,
)
_SPEAKER = re.compile(
    r"^(?:supplementary )?(?:questions?|repl(?:y|ies)|responses?|answers?) (?:by|from|of)\b[^:]{2,60}:$", re.IGNORECASE
)
_UNITS_END = re.compile(r"(?:^|\s)[£$€%][\w']*$")  # "Find rate %", "£m £m" name a table's columns
_ASIDE = re.compile(r":\s+[a-z]|:\*|\b(?:e\.g|i\.e)\.|[.!?]\s+[A-Z]|;\s")
_AMOUNT = re.compile(r"[£$€]\s?\d|\d\s?%|[↑↓▲▼=@]|https?://|www\.|\.(?:docx?|xlsx?|pdf)\b|\d{5,}")
_UNIT_NOTE = re.compile(
    r"\((?:£|\$|€)?(?:m|k|bn|000s?|'000|million|%)\)|\b\d{4}\s*[-/–]\s*\d{2,4}\b|\b(?:19|20)\d{2}\b|\b\d{2}/\d{2}\b",
    re.IGNORECASE,
)
MOST_WORDS = 22  # findings used as headings are whole sentences of up to this length
_COLON_WORDS = 12


def atx_level(text: str) -> int:
    """The level of a Markdown heading line, 0 if it is none."""
    match = _ATX.match(text)
    return len(match[1]) if match else 0


def is_bold(text: str) -> bool:
    """Whether the whole text is set bold in Markdown."""
    return bool(_BOLD.match(text)) and text.count("**") <= 2


def begins_component(text: str) -> bool:
    """Whether the text is the title line of a report or of minutes, or an agenda item's number."""
    return not has_more_words(text, 45) and bool(_REPORT.match(text) or (_MINUTES.match(text) and not ends_sentence(text)))


def is_caption(text: str) -> bool:
    """Whether the text is the caption of a table, a figure or a picture, or names a picture's source."""
    if has_more_words(text, 30):
        return False
    count = len(words(text))
    if count <= 20 and _CREDIT.search(text.lstrip("*_ ")):
        return True
    return bool(_CAPTION.match(text)) and (not ends_sentence(text) or count <= 6)


def has_unit(text: str) -> bool:
    """Whether the text names a unit or a year, as titles of tables do."""
    return bool(_UNIT_NOTE.search(text))


def is_labelled(text: str) -> bool:
    """Whether the text is a numbered priority, appendix or part with a short title."""
    if has_more_words(text, 25) or runs_on(text):
        return False
    if ends_sentence(text) and len(words(text)) > 2:
        return False
    appendix = APPENDIX.match(text)
    if appendix:
        rest = text[appendix.end() :].strip()
        return not rest or rest[0] in ":.-–—(" or rest[0].isupper()
    part = PART.match(text)
    if part:
        rest = text[part.end() :].strip()
        return not rest or rest[0] in ":.-–—" or rest[0].isupper()
    return bool(LABEL.match(text))


def style_of(text: str) -> str:
    """The case that a heading is set in: ``upper``, ``title`` or ``sentence``."""
    bare = re.sub(r"\([^)]*\)", " ", text)
    letters = [c for c in bare if c.isalpha()]
    if letters and sum(c.isupper() for c in letters) / len(letters) > 0.85 and len(letters) > 1:
        return "upper"
    content = [word for word in words(bare) if word.lower() not in FUNCTION_WORDS and word[0].isalpha()]
    capital = sum(word[0].isupper() for word in content)
    return "title" if content and len(content) > 1 and capital / len(content) >= 0.65 else "sentence"


def may_be_heading(text: str) -> bool:  # noqa: PLR0911  # a list of cases
    """Whether an unnumbered text could be a heading by its looks alone; its surroundings decide."""
    bare = text.strip("*_ ")
    if len(bare) > 170:
        return False
    count = len(words(re.sub(r"\([^)]*\)", " ", bare)))
    if not count or count > MOST_WORDS or len(bare) < 3:
        return False
    question = bool(_QUESTION.match(bare)) and count <= 16
    if (ends_sentence(bare) and not question) or runs_on(bare) or starts_lower(bare):
        return False
    if bare[0] in "(•<+*@&-–" or _AMOUNT.search(bare) or (_PRONOUN.match(bare) and not question):
        return False
    if bare[0].isdigit() and not re.match(r"^\d{4}(?:[/–-]\d{2,4})?\b", bare):
        return False
    if bare[0] in '“"' and not introduces(bare):
        return False
    inner = re.sub(r"\([^)]*\)", " ", bare.rstrip(":"))
    if _ASIDE.search(inner) or is_field(bare) or not any(c.isalpha() for c in bare):
        return False
    if _SPEAKER.match(bare) or _UNITS_END.search(bare) or says_who(bare) or states_decision(bare):
        return False
    if introduces(bare):
        return 1 < count <= _COLON_WORDS
    if sum(not any(map(str.isalnum, part)) or part == "N/A" for part in bare.split()) > 2:
        return False  # a row of signs
    dated = all(word.isdigit() or re.fullmatch(MONTH, word, re.IGNORECASE) for word in words(bare))
    return not dated and key(bare) not in FUNCTION_WORDS and bare[-1] not in ",;"


def is_field(text: str) -> bool:
    """Whether the text is a field of a form or of a report's head: "Venue: Town Hall", "Despatch date: 3 May 2024"."""
    return bool(_FIELD.match(text) or _DATED_FIELD.match(text))


def is_bare_label(text: str) -> bool:
    """Whether the text is a label whose title stands on the next line: "Priority 1:"."""
    return bool(LABEL.match(text)) and not has_more_words(text, 2)


def label_name(text: str) -> str:
    """The letter or number of an appendix, "" for other texts."""
    match = APPENDIX.match(text)
    return match["name"].upper() if match else ""

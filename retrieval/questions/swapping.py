"""The part of an earlier question that a short follow-up means, replaced by that: "and in Harlow?", "what about 2018?"."""

import re

from retrieval.query import WORD, parse
from retrieval.questions import labelled
from retrieval.questions.language import ATTRIBUTES, DOCUMENT_WORDS, MONTHS, NUMBER_WORDS, STOPWORDS

PREPOSITION = r"in|at|for|on|during|by|from|of|to|with|under|about|before|after|since|among"
_AUXILIARY = r"is|are|was|were|do|does|did|has|have|had|will|would|can|could|should"
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_TIME = re.compile(
    rf"\b(?:(?:\d{{1,2}}\s+)?(?:{_MONTH})\b(?:\s+(?:19|20)\d\d)?|(?:19|20)\d\d(?:\s*[/-]\s*\d{{2,4}})?"
    r"|last year|this year|next year)",
    re.I,
)
_MONTH_ALONE = re.compile(rf"(?:{_MONTH})", re.I)
_MONTH_OF_YEAR = re.compile(rf"(?P<month>{_MONTH})\s+(?:19|20)\d\d", re.I)
_RELATIVE = re.compile(r"^the (?P<unit>year|month)s? (?P<way>after|before)$|^the (?P<which>next|following|previous) year$", re.I)
_YEARS = r"(?:19|20)\d\d(?:\s*[-–/]\s*\d{2,4}|\s+to\s+(?:19|20)\d\d)?"
_LATER = r"later|newer|newest|new|latest|current|present"
_EARLIER = r"earlier|earliest|older|oldest|old|original|first"
# "The later one" behind a question about "the 2016 plan".
_OTHER_DOCUMENT = re.compile(
    rf"^the (?:(?P<years>{_YEARS})|(?P<later>{_LATER})|(?P<earlier>{_EARLIER})) (?:one|plan|strategy|report|version)$", re.I
)
_DATED_DOCUMENT = re.compile(
    rf"\bthe (?P<which>{_YEARS}|{_LATER}|{_EARLIER})(?=(?:\s+(?!is\b|was\b)[\w-]+){{0,4}}?\s+(?:plan|strategy|report)\b)", re.I
)
_SUBJECT = re.compile(r"\s*\(([^()]*)\)\s*$")
_ADDED = re.compile(
    r"^(?:per\s+\w+|(?:a|an|each|every)\s+(?:day|week|month|quarter|year|hour|head)|each|in (?:total|all)|altogether|overall"
    r"|so far|to date|on average|nationally|locally)$",
    re.I,
)
_TELEGRAM = re.compile(rf"^(?:the\s+)?(?:{'|'.join(sorted(ATTRIBUTES))})\s+(?:{PREPOSITION})\b", re.I)  # "the cost of the depot"
_BOTH = re.compile(r"^(?P<first>[^,]+?)\s+(?P<preposition>in|at|for|on|during|by|from|since|under)\s+(?P<second>[^,]+)$", re.I)
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.I)
_DETERMINED = re.compile(r"\b(?i:the|an?|its|their|his|her|our)\s+(?:[A-Z][\w'’-]*\s+)*$")
_PLURAL = re.compile(r"[a-z-]+(?<!s)s|[a-z -]*(?<!s)s|people|children")
_HOW_MANY = re.compile(
    rf"\bhow many\s+(?P<things>(?:(?!\b(?:{PREPOSITION}|{_AUXILIARY})\b)[a-z-]+\s*)+?)\s*"
    rf"(?=$|\b(?:{PREPOSITION}|{_AUXILIARY})\b)",
    re.I,
)
_OF_A_DOCUMENT = re.compile(
    rf"\b(?:do|does|did)\s+(?:[\w-]+\s+){{0,3}}?(?:plan|report|paper|pack|minutes|strategy|document|agenda)s?\s+[a-z]+\s+"
    rf"(?:(?:about|on|of|for)\s+)?(?P<thing>(?:(?!\b(?:{PREPOSITION})\b)[^?.,])+)",
    re.I,
)
_NOUNS = rf"(?P<thing>(?:(?!\b(?:{PREPOSITION}|{_AUXILIARY}|[a-z]+ed)\b)[^?.,\s]+(?:\s+|$))+)"
_IS_THE = re.compile(rf"(?:who|what)(?:['’]?s|\s+(?:is|are|was|were))\s+the\s+{_NOUNS}(?:(?P<preposition>for|of|on|in)\b)?", re.I)
# What changes: "How much has [shop theft] fallen?"
_CHANGED = re.compile(
    r"\b(?i:did|does|do|is|are|was|were|has|have|had|will)\s+(?:the\s+)?(?P<thing>[a-z-]+(?:\s+[a-z-]+){0,3}?)\s+"
    r"(?:been\s+)?(?:chang(?:ed?|ing)|fall(?:en|ing)?|rise|risen|rising|grow[n]?|growing|dropp?(?:ed|ing)?|increas(?:ed?|ing)|"
    r"decreas(?:ed?|ing)|declin(?:ed?|ing)|improv(?:ed?|ing)|reduc(?:ed?|ing)|worsen(?:ed|ing)?|gone\s+(?:up|down)|go(?:ing)?\s+(?:up|down))"
    rf"(?=$|\s+(?:{PREPOSITION}|between|over|overall|recently|so|much|this|last|compared)\b)"  # and changes nothing else
)
_WHO_DOES = re.compile(rf"who\s+(?!(?:{_AUXILIARY})\b)[a-z]+\s+(?:the\s+)?{_NOUNS}", re.I)


def swapped(before: str, part: str, preposition: str, about: bool = False) -> str | None:
    """The earlier question with its part of the same sort replaced by ``part``; ``None`` where the part asks for something
    else of the same subject. ``about``: whether the follow-up was "what about ...?" or "same for ...".

    A part in lower case may be a name or not; after "what about" it does not take a name's place."""
    base = _SUBJECT.sub("", before).rstrip(" ?.!")
    if _ADDED.match(f"{preposition} {part}".strip()):
        return f"{base} {preposition} {part}?".replace("  ", " ")
    both = _BOTH.match(part)
    if both and (slot := _slot(base, both["second"], both["preposition"].lower(), False)):
        return swapped(f"{base[: slot[0]]}{both['second']}{base[slot[1] :]}", both["first"], preposition, about)
    if same_sort := labelled.replaced(base, part):
        return f"{same_sort}?"
    part = _absolute(part, base)
    attribute = not preposition and _ARTICLE.sub("", part).lower() in ATTRIBUTES
    slot = _attribute(base) if attribute else _slot(base, part, preposition, about)
    telegram = not preposition and _TELEGRAM.match(part) and not _of_that_name(base, part)
    if telegram or (attribute and not slot):
        return None
    if slot:
        new = _ARTICLE.sub("", part) if _DETERMINED.search(base[: slot[0]]) else part
        new = re.sub(r"['’]s$", "", new) if re.match(r"['’]s\b", base[slot[1] :]) else new
        return f"{base[: slot[0]]}{new}{base[slot[1] :]}?"
    return _of_another_subject(before, base, part, preposition) or f"{base} {preposition or 'for'} {part}?"


def _of_another_subject(before: str, base: str, part: str, preposition: str) -> str | None:
    """A question that leans on the subject in its brackets, with ``part`` instead of that; what says in which document stays, and
    of a place or a time all of it does."""
    subject = _SUBJECT.search(before)
    if not subject:
        return None
    words = subject.group(1).split()
    if preposition not in {"", "for", "about", "with"}:
        return f"{base}? ({' '.join([*words, part])})"
    kept = [word for word in words if word.lower() in DOCUMENT_WORDS or word[0].isdigit()]
    return f"{base}? ({' '.join([*kept, _ARTICLE.sub('', part)])})"


def of_another_document(before: str, part: str) -> str | None:
    """The earlier question, which names a plan or a report by its years or its age, of another one; ``None`` where ``part`` is no
    such name ("the later one") or the question names none."""
    other, dated = _OTHER_DOCUMENT.match(part), _DATED_DOCUMENT.search(before)
    if not other or not dated:
        return None
    which = other["years"] or ("latest" if other["later"] else "first")
    return f"{before[: dated.start('which')]}{which}{before[dated.end('which') :]}"


def _absolute(part: str, base: str) -> str:
    """ "the year after" as the year after the last one that the earlier question names; a month as that of the year it names."""
    if _MONTH_ALONE.fullmatch(part):
        times = [match.group() for match in _TIME.finditer(base)]
        held = _MONTH_OF_YEAR.fullmatch(times[-1]) if times else None
        return f"{part}{held.group()[held.end('month') :]}" if held else part
    relative = _RELATIVE.match(part)
    years = re.findall(r"\b(?:19|20)\d\d(?:/\d\d)?\b", base)
    if not relative:
        return part
    step = -1 if (relative["way"] or relative["which"]).lower() in {"before", "previous"} else 1
    if relative["unit"] == "month":
        return _month_beside(base, step) or part
    if not years:
        return part
    first, _, second = years[-1].partition("/")
    return f"{int(first) + step}" + (f"/{(int(second) + step) % 100:02d}" if second else "")


def _month_beside(base: str, step: int) -> str | None:
    """The month before or after the last time of the earlier question, where that is a month."""
    times = [match.group() for match in _TIME.finditer(base)]
    held = re.fullmatch(rf"(?P<month>{_MONTH})(?:\s+(?P<year>\d{{4}}))?", times[-1], re.I) if times else None
    if not held:
        return None
    index = MONTHS[held["month"].lower()] - 1 + step
    name = next(name for name, number in MONTHS.items() if number == index % 12 + 1).capitalize()
    return f"{name} {int(held['year']) + index // 12}" if held["year"] else name


def _attribute(base: str) -> tuple[int, int] | None:
    """Where the earlier question asks for an attribute: "What is the [cost] of ...?"."""
    found = re.search(rf"\b(?:{_AUXILIARY})\s+the\s+([a-z]+)\b", base)
    return found.span(1) if found and found.group(1) in ATTRIBUTES else None


def _slot(base: str, part: str, preposition: str, about: bool) -> tuple[int, int] | None:
    """Where the replaced part of the earlier question stands: a time for a time, a number for a number, a thing for one of that
    name, then what follows the same preposition, what is counted, the last name, or who or what does something."""
    if _TIME.fullmatch(part):
        times = list(_TIME.finditer(base))
        return times[-1].span() if times else None
    alike = _number(base, part) or _of_that_name(base, part) or _after(base, preposition or ("about" if about else ""))
    if alike or (preposition and not part[:1].isupper()):
        return alike
    if not preposition and _PLURAL.fullmatch(part) and (counted := _counted(base)):
        return counted
    names = [name for name in parse(base).names if not _TIME.search(name)]
    definite = bool(_ARTICLE.match(part))
    if names and (part[:1].isupper() or not (about or definite)):
        start = base.rindex(names[-1])
        titled = re.search(rf"\b{re.escape(part.split(maxsplit=1)[0])}\s+$", base[:start], re.I)  # "councillor Bell"
        return titled.start() if titled else start, start + len(names[-1])
    return None if preposition or (names and not definite) or re.match(r"[A-Z][a-z]", part) else _thing(base, part)


def _number(base: str, part: str) -> tuple[int, int] | None:
    """The last number that is no time, of as many digits if there is one, for a number."""
    if not part.isdigit():
        return None
    numbers = list(re.finditer(r"\b\d{1,4}\b", _TIME.sub(lambda m: "_" * len(m.group()), base)))
    alike = [number for number in numbers if len(number.group()) == len(part)] or numbers
    return alike[-1].span() if alike else None


def _after(base: str, preposition: str) -> tuple[int, int] | None:
    """What follows the last such preposition and is no time."""
    if not preposition:
        return None
    pattern = re.compile(rf"\b{preposition}\s+((?:(?!\b(?:{PREPOSITION}|{_AUXILIARY})\b)[^?.,])+)", re.I)
    matches = [m for m in pattern.finditer(base) if not _TIME.match(m.group(1).strip())]
    if not matches:
        return None
    start, end = matches[-1].span(1)
    return start, start + len(base[start:end].rstrip())


def _of_that_name(base: str, part: str) -> tuple[int, int] | None:
    """The thing of the earlier question whose name ends as the part's does ("capital [reserve]"), or begins so before "of"
    ("[victims] of burglary"). A name before it is kept ("the Ouse capital reserve")."""
    words = _ARTICLE.sub("", part).split()
    if len(words) < 2:
        return None
    if words[1].lower() == "of":
        pattern = rf"\b{re.escape(words[0])}\s+of\s+(?:(?!\b(?:{PREPOSITION}|{_AUXILIARY})\b)[^?.,\s]+\s*)+"
        found = re.search(pattern, base, re.I)
        return (found.start(), found.start() + len(found.group().rstrip())) if found else None
    before = list(WORD.finditer(base))
    last = next((i for i in range(len(before) - 1, -1, -1) if before[i].group().lower() == words[-1].lower()), None)
    if last is None or words[-1].lower() in STOPWORDS:
        return None
    first = last
    while (
        first > 0
        and before[first - 1].group().lower() not in STOPWORDS
        and base[before[first - 1].end() : before[first].start()] == " "
    ):
        first -= 1
    if not _DETERMINED.search(base[: before[first].start()]):
        first = max(first, last + 1 - len(words))
    named = first
    while before[named].group()[:1].isupper() and named < last:
        named += 1
    if named < last and not any(word[0].isupper() for word in words):
        first = named
    return before[first].start(), before[last].end()


def _counted(base: str) -> tuple[int, int] | None:
    """What is counted: "How many [fire engines] does ...?"; without a verb that ends it, as far as the first plural."""
    counted = _HOW_MANY.search(base)
    if not counted:
        return None
    things = counted["things"].split()
    plural = next((i for i, word in enumerate(things) if word.endswith("s")), 0)
    kept = things if re.match(rf"\s*(?:{_AUXILIARY})\b", base[counted.end() :]) else things[: plural + 1]
    return counted.start("things"), counted.start("things") + len(" ".join(kept))


def _thing(base: str, part: str) -> tuple[int, int] | None:
    """What a document says something about, who or what is asked for, what somebody does it to, or who or what does it."""
    said = _OF_A_DOCUMENT.search(base)
    if said and part.rsplit(maxsplit=1)[-1].lower() not in DOCUMENT_WORDS:
        return said.start("thing"), said.start("thing") + len(said["thing"].rstrip())
    asked = _IS_THE.match(base) if part.rsplit(maxsplit=1)[-1].lower() not in NUMBER_WORDS else None
    if not _ARTICLE.match(part) and (told := _after(base, "about") or (_after(base, asked["preposition"]) if asked else None)):
        return told
    if found := asked or _WHO_DOES.match(base):
        return found.start("thing"), found.start("thing") + len(found["thing"].rstrip())
    changed = _CHANGED.search(base)
    if changed and STOPWORDS.isdisjoint(changed["thing"].split()):
        return changed.span("thing")
    noun = re.search(r"\b(?:did|does|do|is|are|was|were|has|have)\s+(?P<article>the\s+)?(?P<noun>[a-z-]+)\b", base)
    if not noun or noun["noun"] in STOPWORDS or (noun["noun"].endswith("ed") and not noun["article"]):
        return None
    return noun.span("noun")

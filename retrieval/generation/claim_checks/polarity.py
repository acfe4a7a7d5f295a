"""Opposites: a claim must not turn round what it rests on ("not", "failed", "un-", fewer for more, rose for fell)."""

import re

from retrieval.generation.claim_checks.wording import clauses, closest, content, plain

# What says yes and what says no on one matter. A matter of which a text says neither is no contradiction.
_MATTERS = tuple(
    (re.compile(rf"\b(?:{yes})\b", re.I), re.compile(rf"\b(?:{no})\b", re.I))
    for yes, no in (
        (
            (
                r"r(?:i|o)s(?:e|es|en|ing)|increas\w*|gr(?:e|o)w(?:n|s|ing|th)?|climb\w*|w(?:e|o)nt up|gone up|go(?:es)? up|"
                r"up (?:by|from)"
            ),
            (
                r"f[ae]ll(?:s|en|ing)?|decreas\w*|declin(?!\w* to)\w*|drop(?:s|ped|ping)?|reduc\w*|lower(?:ed|ing)?|"
                r"went down|gone down|go(?:es)? down|down (?:by|from)|shr[aiu]nk\w*|cut(?:s|ting)?"
            ),
        ),
        (
            r"more|greater|larger|longer|above|over(?= [£\d])|exceed\w*|at least|higher",
            r"fewer|less|smaller|shorter|below|under(?= [£\d])|at most|lower",
        ),
        (r"most|highest|largest|biggest|best|maximum", r"least(?<!at least)|lowest|smallest|fewest|worst|minimum"),
        (
            r"approv\w*|agreed|accept\w*|endors\w*|in favour|vot(?:e|ed|ing) (?:\S+ ){0,5}?for",
            r"reject\w*|refus\w*|oppos(?:e|es|ed|ing)|veto\w*|turned down|disagreed|declin\w* to|against",
        ),
        (
            r"succe(?:ed|ss)\w*|achiev\w*|met|meet|meets|pass(?:ed|es)|hit",
            r"fail(?:ed|s|ing|ure|ures)?(?! to)|miss(?:ed|es|ing)|unsuccessful\w*",
        ),
        (r"(?:re)?open(?:s|ed|ing)?", r"clos(?:e|es|ed|ing|ures?)|shut(?:s|ting)?"),
        (r"includ\w*", r"exclud\w*"),
        (r"before|earlier|prior to", r"after|later|following"),
        (
            r"start(?:s|ed|ing)?|beg[aiu]n(?:s|ning)?|launch\w*|introduc\w*|continu\w*",
            r"stop\w*|end(?:s|ed|ing)|ceas\w*|abolish\w*|withdr\w*|scrap(?:s|ped|ping)?|discontinu\w*",
        ),
        (r"gain(?:s|ed|ing)?|w[io]n(?:s|ning)?", r"los(?:e|es|t|ing)"),
        (
            r"recruit\w*|hir(?:e|ed|es|ing)|appoint\w*|join(?:s|ed|ing)?",
            r"dismiss\w*|sack\w*|redundan\w*|left|leav(?:e|es|ing)|resign\w*",
        ),
        (r"improv\w*|better|strengthen\w*", r"wors(?:e|en\w*)|deteriorat\w*|weaken\w*"),
        (r"faster|quicker|sooner", r"slower"),
        (r"majority", r"minority"),
        (r"satisfied|confident|welcom\w*|praise[ds]?", r"dissatisfied|worried|concerned|criticis\w*"),
        (r"allow\w*|permit\w*|lawful\w*", r"forbid\w*|forbidden|prohibit\w*|ban(?:s|ned)?|unlawful\w*"),
        (r"keep(?:s|ing)?|kept|retain\w*", r"los(?:e|es|t|ing)|abandon\w*|giv(?:e|es|en|ing) up|remov\w*"),
        (r"spen[dt]\w*|overspen\w*", r"sav(?:e|ed|es|ing)|underspen\w*"),
        (r"all|every|always", r"none|never|nobody"),
        (r"many|much", r"few|little"),
        (r"often|frequently|commonly", r"rarely|seldom"),
    )
)
_NEGATOR = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|unable|lack(?:s|ed|ing)?|"
    r"fail(?:s|ed|ing|ure)? to|yet to|ruled? out"
    r"|refus(?:e|es|ed) to|declin(?:e|es|ed) to|stopped short of)\b|n't\b",
    re.I,
)
_NO_DENIAL = re.compile(
    (
        r"\b(?:not only|not just|not merely|no (?:fewer|less|more|later|longer|earlier) than|whether or not|"
        r"no\.? ?\d|not least|no doubt)\b"
    ),
    re.I,
)
_LONGER = re.compile(r"\b(?P<no>no longer|no more)\b(?! than) ?|\b(?:any longer|any ?more)\b(?! than)", re.I)  # of time: a denial
_REACH = 4  # words after a denial that it may turn round
_PREFIXES = ("un", "dis", "im", "ir", "mis", "non")
_LEAST = 4  # letters of a word that a prefix turns round


def reversed_in(claim: str, evidence: str) -> bool:
    """Whether the claim says the opposite of the clause that it is closest to, or of all that the evidence says on a matter."""
    claim, evidence = (_LONGER.sub(lambda m: "not " if m["no"] else "", plain(text)) for text in (claim, evidence))
    parts = clauses(evidence) or [evidence]
    everywhere = _signs(evidence)
    for part in clauses(claim) or [claim]:
        nearest = closest(part, parts)
        there, here = _signs(nearest), _signs(part)
        for matter, sign in here.items():
            held = there.get(matter) or everywhere.get(matter)
            if held and not sign & held:
                return True
        if _denied(part) != _denied(nearest) and _same_subject(part, nearest):
            return True
    return _turned_words(claim, evidence) or _prefixed(claim, evidence) or _prefixed(evidence, claim)


def same_side(one: str, other: str) -> bool:
    """Whether two words say the same on one matter, such as "fell" and "dropped"."""
    ours, theirs = _signs(one), _signs(other)
    return any(sign & theirs.get(matter, set()) for matter, sign in ours.items())


def _signs(text: str) -> dict[int, set[bool]]:
    """The matters that a text speaks of, and whether it says yes or no, denials counted."""
    text = _NO_DENIAL.sub(lambda m: m.group().replace("no", "__", 1), text)
    found: dict[int, set[bool]] = {}
    for number, (yes, no) in enumerate(_MATTERS):
        for sign, pattern in ((True, yes), (False, no)):
            for match in pattern.finditer(text):
                found.setdefault(number, set()).add(sign != _turned(text, match.start()))
    return found


def _turned(text: str, start: int) -> bool:
    before = text[:start].split()[-_REACH:]
    return len(_NEGATOR.findall(" ".join(before))) % 2 == 1


def _denied(text: str) -> bool:
    """Whether something is denied in it beside what its signs have counted."""
    text = _NO_DENIAL.sub("", text)
    spoken = [match.start() for pair in _MATTERS for pattern in pair for match in pattern.finditer(text)]
    left = [
        m
        for m in _NEGATOR.finditer(text)
        if not any(0 <= len(text[m.end() : at].split()) < _REACH for at in spoken if at >= m.end())
    ]
    return len(left) % 2 == 1


def _turned_words(claim: str, evidence: str) -> bool:
    """Whether a word that is denied in one text stands in the other, and nowhere denied there."""
    ours, said = _denied_words(claim)
    theirs, held = _denied_words(evidence)
    return bool(theirs & said - ours - held) or bool(ours & held - theirs - said)


def _denied_words(text: str) -> tuple[set[str], set[str]]:
    """Stems of the first word with subject matter after each denial, and those of all other words."""
    text = _NO_DENIAL.sub("", text)
    denied: set[str] = set()
    rest, reached = "", 0
    for match in _NEGATOR.finditer(text):
        after = re.split(r"[.;:,\n]", text[match.end() :])[0]
        first = next((word for word in re.finditer(r"[A-Za-z][A-Za-z'-]*", after) if content(word.group())), None)
        if first and match.end() + first.start() >= reached:
            denied |= content(first.group())
            rest += text[reached : match.end() + first.start()]
            reached = match.end() + first.end()
    return denied, content(rest + text[reached:])


def _same_subject(part: str, other: str) -> bool:
    """Whether two clauses share enough to be about one thing: at least half of the smaller one's subject matter."""
    ours, theirs = content(part), content(other)
    return bool(ours and theirs) and 2 * len(ours & theirs) >= min(len(ours), len(theirs))


def _prefixed(one: str, other: str) -> bool:
    """Whether a word of one text stands in the other only with a prefix that turns it round."""
    ours = set(re.findall(r"[a-z]+", one.lower()))
    theirs = set(re.findall(r"[a-z]+", other.lower().replace("non-", "non")))
    pairs = ((word, f"{prefix}{word}") for word in ours if len(word) >= _LEAST for prefix in _PREFIXES)
    return any(turned in theirs and turned not in ours and word not in theirs for word, turned in pairs)

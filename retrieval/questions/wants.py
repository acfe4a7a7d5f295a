"""The kind of answer that would satisfy a question, read from how it is put: in a sentence, or as a telegram ("cost of the new
depot?", "empty shops, %")."""

import re
from enum import StrEnum


class Wants(StrEnum):
    """The kind of answer that a question asks for."""

    NUMBER = "number"
    MONEY = "money"
    SHARE = "share"
    DATE = "date"
    PERSON = "person"
    LIST = "list"
    REASON = "reason"
    DEFINITION = "definition"
    COMPARISON = "comparison"
    EXTREME = "extreme"
    ANY = "any"


_START = r"^\W*(?:(?:and|but|so|ok|also)\b\W*)*"
_ASK = r"(?:what|which|how (?:large|big|high|great) (?:a|an|was the|is the))"
# "What is the find rate", "what was the average annual number": what stands between only describes it.
_DESCRIBED = (
    r"what(?:'s| is| was| are| were| will be)? (?:the |our |its |their )"
    r"(?:(?!(?:to|of|for|in|on|about|behind|with|by|at|that|is|was|are|were|doing|being)\b)[\w'-]+ ){0,2}"
)
# "When can you build here?" asks on what conditions, not on what day.
_CONDITIONS = (
    r"when (?:(?:can|may|must|should) (?:i|you|we|one|someone|somebody|people)\b"
    r"(?! (?:expect|see|hear|know|vote|start|begin|move|visit|book|attend|collect|apply)\b)|do (?:i|you|we|people) need\b)"
)
# The budget is what is asked for in "what is the budget", not in "what was said about the budget", "what happened to the budget
# survey".
_MONEY_NOUN = (
    r"\bwhat\b(?:(?!\b(?:about|on|regarding|over|to(?! (?:spend|cost|charge|bill|price|fine)\b)|"
    r"(?:think|thinks|thought|make|made|say|said|become|became) of)\b).){0,40}\b(?:budget|cost|salary|price|"
    r"spend|spending|bill|hit|"
    r"shortfall|gap|precept|fare|fee|fine|charge for)\b"
)
_RULES: tuple[tuple[Wants, str], ...] = (
    (
        Wants.COMPARISON,
        (
            r"\bcompar|\bdiffer(?:s|ed|ent|ence)?\b|\bversus\b|\bvs\b|"
            r"\bboth (?:the )?(?:plans|documents|reports|papers)\b"
        ),
    ),
    (
        Wants.DEFINITION,
        (
            rf"{_START}what(?:'s| is| are| was| were)? (?:the |a |an )?(?:meaning|definition)\b|"
            rf"\bwhat (?:does|do|did)\b.{{0,60}}\b(?:mean|stand for)\b|\bmeant by\b|\bdefine[sd]?\b|\bcounts? as\b|"
            rf"\bstands? for\b|"
            rf"{_START}what(?:(?:'s| is| was) (?:the |a |an )?| are (?!the\b))[\w'-]+(?: [A-Z][\w'-]*){{0,3}}\W*$"
        ),
    ),
    (
        Wants.REASON,
        (
            rf"{_START}(?:why\b|how come\b|for what reason|(?:main |the )?(?:reasons?|causes?|explanation) (?:for|of|why|"
            rf"that|given|the|behind)\b|what(?:'s| is| was| are| were|)? (?:the |given as the )?(?:main |"
            rf"real )?(?:reasons?|causes?|explanation|justification|behind)\b|what(?: has| is|'s)? (?:caused|causing|"
            rf"prompted|drove|driving|led to|explains|pushed|made)\b)|\bwhy\W*$|\bhow come\b"
        ),
    ),
    (
        Wants.PERSON,
        (
            rf"{_START}(?:by |to |from |for |with )?who(?:'s|m|se)?\b|"
            rf"{_START}which (?:(?:panel |committee |board )?(?:members|councillors)|person|officer|member|councillor|"
            rf"chief|inspector|minister)\b|\bnames? of (?:the|an?|our|its|their) (?:[\w'-]+ ){{0,4}}?(?:person|officer|"
            rf"chair\w*|commander|head|chief|leader|manager|director|member|minister|inspector|superintendent|"
            rf"commissioner|deputy|author|chief executive|councillor|secretary)\b"
        ),
    ),
    (Wants.ANY, rf"{_START}{_CONDITIONS}"),
    (
        Wants.ANY,
        (
            rf"{_START}what\b(?!.*\bhow much\b).*\b(?:spen[dt]|used|go|going|went|put) (?:\w+ )?(?:on|for|towards?|"
            rf"into)\W*$"
        ),
    ),
    (
        Wants.DATE,
        (
            rf"{_START}(?:by |since |until |from )?when(?:'s)?\b|\b(?:what|which) (?:date|day|month|year|time)\b|"
            rf"{_START}what(?:'s| is| was| will be)? the (?:[\w'-]+ ){{0,2}}date\b|\bhow soon\b|"
            rf"\b(?:deadline|cut[- ]?off|closing date)\b"
        ),
    ),
    (
        Wants.EXTREME,
        (
            r"\b(?:which|what|who|where)\b.*\b(?:highest|lowest|largest|smallest|biggest|most|least|fewest|best|worst|"
            r"greatest)\b"
        ),
    ),
    (
        Wants.SHARE,
        (
            rf"\b{_ASK} (?:\w+ )?(?:share|proportion|percentage|per cent|percent|%|fraction)|"
            rf"\bas a (?:percentage|share|proportion)\b|{_START}{_DESCRIBED}(?:percentage|proportion)\b|"
            rf"\bhow many per ?cent\b"
        ),
    ),
    (
        Wants.MONEY,
        (
            rf"\bhow much\b.*\b(?:cost|spen[dt]|paid|pay|budget|fund|money|grant|invest|receiv|sav|set aside|price|"
            rf"worth)|{_MONEY_NOUN}|\bhow much money\b|\bhow many (?:millions?|thousands?|billions?|pounds|quid)\b|£|"
            rf"{_START}what (?:do|does|did|are|is|was|were|"
            rf"will)\b.{{1,60}}\b(?:paid|earn|get in pay)(?: (?:a|an|per|each|every) \w+)?\W*$"
        ),
    ),
    (
        Wants.NUMBER,
        (
            rf"\bhow (?:many|much|often|long|far|old|big|large|fast|quickly)\b|"
            rf"\b(?:number|total|amount|figure|headcount) (?:of|for)\b|{_START}what (?:number|rate|level|figure)\b|"
            rf"{_START}{_DESCRIBED}(?:rate|number(?! one\b))\b(?!-)"
        ),
    ),
    (
        Wants.ANY,
        (
            rf"{_START}what(?: has| have|'s)? (?:happen(?:s|ed|ing)?|became|become|becomes|came|come|comes|went|going)\b|"
            rf"{_START}what(?:'re| are| were) .* for\W*$"
        ),
    ),
    (
        Wants.LIST,
        (
            rf"{_START}(?:which|what)(?:'re| are|"
            rf" were)?(?: all)?(?: of)?(?: the)?(?: (?!is\b|was\b|has\b|does\b|did\b)[\w'-]+){{0,3}} (?!is\b|was\b|has\b|"
            rf"does\b|this\b|its\b)(?:[\w'-]{{2,}}(?<!s)s|people|children|criteria)\b|\blist\b|\bname (?:all|the|every|"
            rf"\w+s)\b|\bwhat (?:are|were)\b|\ball the\b|\bwhat (?:kinds?|sorts?|types?) of\b"
        ),
    ),
)

# A telegram names what it wants and then what of: "yearly cost of the new depot", "opening date for the depot".
_ASKS = re.compile(
    rf"{_START}(?:\w+\W+){{0,2}}?(?:what|which|who|whose|whom|when|where|why|how|is|are|was|were|do|does|did|has|"
    rf"have|had|can|could|"
    r"will|would|should|must|may|might|any|anything|list|tell|show|give|explain|describe)\b|^\W*$"
)
_HEADLINE = re.compile(
    r"^\W*((?:[\w'%£-]+\s+){0,4}?[\w'%£-]+)(?=\s*(?:[,?.(;:]|$)|"
    r"\s+(?:-|(?:of|for|on|in|to|from|at|by|with|per|that|who|which|across|"
    r"between|during|after|before|since|until|as|where|when|if|than|over|against|behind|he|she|they|we)\b|\d))"
)
_TELEGRAMS: tuple[tuple[Wants, re.Pattern[str]], ...] = (
    (Wants.SHARE, re.compile(r"(?:^|\s)(?:percentages?|percent|proportion|portion|share|shares|%)$")),
    (
        Wants.MONEY,
        re.compile(
            r"(?:^|\s)(?:costs?|price|price tag|bill|budgets?|spend|spending|fees?|salary|pay|shortfall|grants?|funding|"
            r"savings?|overspend|underspend|precept|arrears|expenditure|fines?|worth)$"
        ),
    ),
    (Wants.DATE, re.compile(r"(?:^|\s)(?:dates?|deadline|year|month|day|month and year)$")),
    (Wants.PERSON, re.compile(r"(?:^|\s)(?:names?|chair|chairman|chairwoman|author)$")),
    (Wants.NUMBER, re.compile(r"(?:^|\s)(?:number|numbers|total|count|headcount|population|how many)$")),
)
# What a telegram ends in: "over 65s living alone, number", "contract runs out when?", "disabled staff, %".
_ENDINGS: tuple[tuple[Wants, re.Pattern[str]], ...] = (
    (Wants.SHARE, re.compile(r"(?:[\s,–-](?:percentage|percent|per cent|proportion)|%)\W*$")),
    (Wants.DATE, re.compile(r"[\s,–-](?:when|dates?|what year|which year)\W*$")),
    (Wants.NUMBER, re.compile(r"[\s,–-](?:number|numbers|how many|total)\W*$")),
    (Wants.MONEY, re.compile(r"[\s,–-](?:cost|costs|how much|price)\W*$")),
    (Wants.PERSON, re.compile(r"[\s,–-](?:who|to whom|by whom|names?)\W*$")),
)


def of(question: str) -> Wants:
    """The kind that a question, in lower case, asks for."""
    asked = next((kind for kind, pattern in _RULES if re.search(pattern, question)), Wants.ANY)
    if asked is not Wants.ANY:
        return asked
    for kind, pattern in _ENDINGS:
        if pattern.search(question):
            return kind
    if not _ASKS.search(question) and (headline := _HEADLINE.search(question)):
        return next((kind for kind, pattern in _TELEGRAMS if pattern.search(headline.group(1))), Wants.ANY)
    return Wants.ANY

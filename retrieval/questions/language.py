"""English function words and small closed classes: what carries no subject matter in a question."""

STOPWORDS = frozenset(
    """a about above after again against all also although am an and any anybody anyone anything are aren't as at away be
    because been before being below between both but by came can can't cannot come comes could couldn't did didn't do
    does doesn't doing don't done down during each either else etc even ever every everyone for from further gave get
    gets getting give given gives go goes going gone got had has hasn't have haven't having he her here hers him his how
    however i i'd i'll i'm i've if in into is isn't it it's its itself just kind know let like made make makes many may
    me might mine more most much must my need neither no nobody none nor not now of off on once one ones only or other
    others our ours out over own per please put quite rather really said same say says see seem she should shouldn't
    since so some somebody someone something still such sure take taken takes tell than that that's the their theirs
    them then there there's these they they're thing things think this those though through to too under until up upon
    us use used very want wants was wasn't way we well went were weren't what what's whatever when where whether which
    while who who's whom whose why will with within without won't would wouldn't yes yet you your yours""".split()
)

# Words of the question that name the kind of answer, not its subject.
ASKING = frozenset(
    """amount average cost costs date day figure figures happened happen happening happens level list long look
    mean meaning means month name named names number often old people percent percentage person proportion rate
    share stand stands sum time times total value year years""".split()
)

# Nouns for what is asked of a subject, not for a subject.
ATTRIBUTES = ASKING | frozenset(
    """aim aims baseline budget deadline grade outcome outcomes owner price purpose rating reason reasons result results
    risk score status target targets trend vote""".split()
)

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}

COUNTS = {
    word: number for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), start=1)
}
NUMBER_WORDS = frozenset(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion half third
    quarter dozen none no nil zero double doubled doubling twice first second fourth fifth sixth""".split()
)

# Words that name a document or what it does with its subject, not the subject.
DOCUMENT_WORDS = frozenset(
    "agenda deep dive minutes pack paper plan plans promise promised promises report said say strategy wanted".split()
)
# What people are addressed by, before their names.
TITLES = frozenset(
    "cllr cllrs councillor councillors mr mrs ms miss dr sir dame lord lady revd rev prof professor hon alderman".split()
)

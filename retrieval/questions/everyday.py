"""What people say, and what plans and minutes say instead: "extra" for "additional", "break-ins" for "burglary".

A closed list of words of this field and of any council's business, written without regard to any document. A word stands in
for all others of its line, in any of their forms.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache

SHARE = 0.8  # of a word's weight that one said for it has; dev splits: 3 questions of 358 gained and none lost, at 1.0 4 and 2

_LINES = """
additional extra further
money funding funds cash budget spending finance grant
child kid youngster juvenile young youth teenager
burglary burglar break-in burgle
theft steal stolen thief
robbery mugging mugged
police officer constable pc pcs cop copper bobby policeman policewoman
assault attack violence violent
begin start commence launch
end finish conclude close cease
shut close closure
help support assist assistance
firm business company employer
car vehicle motor
driver motorist driving
lorry hgv
shop retail shoplifting
house home dwelling property residential housing
homeless rough-sleeper
flat apartment dwelling
job employment work
staff workforce employee personnel
boss chief leader head
cut reduce reduction decrease fall decline drop saving
rise increase growth grow
buy purchase procure procurement acquire
hire recruit recruitment
teach train training education educate
old older elderly pensioner
alcohol booze drink drinking drunk
drug substance narcotic
rubbish waste refuse litter fly-tipping
fix repair mend
pick choose select chosen
give provide award grant allocate
get receive obtain
tell inform advise
build construct construction development
need require requirement necessary
allow permit permission
year annual yearly
pay salary wage payment
cost price expenditure spend
tax precept
fee charge
owner responsible lead
check monitor review audit watch
talk discuss discussion
speed speeding
crash collision accident
hurt injure injured injury casualty
road highway traffic
bike bicycle cycle cycling cyclist
walk walking pedestrian
school education pupil student
doctor gp health
sick sickness absence ill
leave leaver quit resign
big large major
happy satisfied satisfaction
unhappy dissatisfied dissatisfaction
trust confidence
answer respond response
quick fast rapid
wait delay late overdue
fail failure miss
area district neighbourhood locality
town urban
village rural countryside farm
green environment environmental
climate carbon emission
tree woodland forest
park open-space
shelter refuge
wife partner spouse domestic
victim survivor
criminal offender perpetrator
prison jail custody imprisonment
arrest detain
court justice trial
weapon knife gun firearm
fraud scam con
internet online cyber digital
phone telephone call
emergency 999
camera cctv
fire blaze
volunteer voluntary charity
people resident public community
plan strategy
aim objective goal target
promise commitment pledge
complete completion
deadline due
agree approve approval resolve endorse
vote ballot
apology absent
fine penalty
reject refuse decline veto block
worry worried concern concerned
refurbish refurbishment renovate renovation
abolish abandon scrap axe withdraw withdrawal
ban prohibit prohibition
demolish demolition
complain complaint grumble
dispute row argument disagreement
dismiss dismissal sack
stalk stalking harass harassment
gang organised
raid warrant
strike walkout
merge merger amalgamate
meeting session
share proportion percentage
"""


def said_for(stem: str, stems: Callable[[str], list[str]]) -> frozenset[str]:
    """The stems of the words that a text may have for one that a question has, as ``stems`` cuts them."""
    return _all(stems).get(stem, frozenset())


@lru_cache(maxsize=1)
def _all(stems: Callable[[str], list[str]]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _LINES.strip().splitlines():
        cut = {word: stems(word) for word in line.split()}
        for word, own in cut.items():
            others = {stem for other, those in cut.items() if other != word for stem in those}
            for stem in own:
                found.setdefault(stem, set()).update(others - {stem})
    return {stem: frozenset(others) for stem, others in found.items()}

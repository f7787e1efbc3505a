"""How lengths are told: numbers in words, what lasts, and whose length it may be instead."""

from matinee.claims.lexicon.doubts import CALLED_FILMS

SMALL = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
        " sixteen seventeen eighteen nineteen".split(),
        1,
    )
}
TENS = {
    word: 10 * number
    for number, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), 2
    )
}
# What lasts, what lasts "for" a time, and words that say of a length that it is the film's.
LASTS = frozenset(
    "runs run ran running lasts lasted goes clocks clocked takes took is was spans fills"
    " stretches comes sprawls".split()
)
GOES_ON = frozenset("lasts lasted runs ran running run goes on".split())
LENGTHS = frozenset(
    "runs ran running runtime run time clocks clocked clocking length lasts lasted duration spans"
    " stretches stretched brisk breezy brief lean scant mere tight trim taut whopping"
    " throughout crammed squeezed".split()
)
# What a length right before makes the film's: "a ninety-minute thriller".
FILMS = (
    LENGTHS
    | {"film", "movie", "picture"}
    | CALLED_FILMS - set("thing whole one everything all that which it story".split())
)
# What else may last that is the film; adverbs behind it; who finds it long; "most films".
IT = frozenset("it this script latest result rest".split())
ONLY = frozenset("only just all still also even both never not".split())
SOMEBODY = frozenset("me us him her them you".split())
MANY = frozenset("most many few some any no typical".split())
# Shortly before a length, these make it a part's: "the first forty minutes".
OF_A_PART = frozenset(
    "first last final opening closing another extra additional after within wait waited until"
    " every next remaining other past previous preceding some spent spend than adds gave give"
    " suggested lose lost excising cutting shaved covers prior carved hacked trimmed pared"
    " whittled chopped".split()
)
# Right behind a length, these do: "forty minutes in".
PART_BEHIND = frozenset(
    "in into later before late left remaining mark more less too ago from early away apart longer"
    " shorter until till per each".split()
) | {"to go", "to spare", "to fill", "to kill"}
# What else may be so long: "a ten-minute chase".
OTHER_LENGTHS = frozenset(
    "chase sequence scene scenes shot take cut version footage interview interviews extras bonus"
    " commentary featurette short episode episodes miniseries speech song monologue ride drive"
    " segment half portion vignette train flight wait intermission fight cameo sleep deadline"
    " traffic overture prologue epilogue stretch conversation".split()
)
# "about two hours"; and what a length is to somebody only: "it feels like two hours".
ABOUT = frozenset(
    "about around nearly almost roughly over under approximately close shy pushing maybe just"
    " some near well".split()
)
# A bare length is the film's with only the first of these before it, or one of the second near.
OPENERS = ABOUT | frozenset(
    "at in with all these those a an only for and yes full you we get here are there is".split()
)
WHOLE = frozenset("its whole entire full these".split())
SEEMS = frozenset("feels felt feel seems seemed seem better wants threatens needs".split())

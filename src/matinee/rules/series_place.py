"""Which place the film has in its series."""

from matinee.rules.model import Example, Rule

RULE = Rule(
    id="series-place",
    title="Which place the film has in its series",
    what="""\
Compares "the third film in the series", "this fifth John Wick film" and the like, where it is
flatly said of the film, with its places by release and by story. Spin-offs, remakes and reboots
may be counted or not, so that their places are never contradicted.""",
    why="""\
Long series are miscounted, and readers who know them notice first.""",
    failing=(
        Example(
            "*John Wick: Chapter 2* is the third film in the series.",
            ('contradicted "third" -> second',),
            film="John Wick: Chapter 2 (2017)",
        ),
    ),
    passing=(
        Example(
            "The second instalment in the series runs two hours.",
            ('supported "second"',),
            film="John Wick: Chapter 2 (2017)",
        ),
        Example(
            "Much had changed before the third film in the series.",
            ("nothing contradicted",),
            film="John Wick: Chapter 2 (2017)",
        ),
    ),
)

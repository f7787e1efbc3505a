"""Whether it is somebody's first film in a trade."""

from matinee.rules.model import Example, Rule

RULE = Rule(
    id="debut",
    title="Whether it is somebody's first film in a trade",
    what="""\
Compares "X's directorial debut" and the like with X's filmography. It is contradicted by a feature
(60 minutes or more) of at least two years before, in the same role; otherwise it is unknown, since
a filmography may lack films. "American debut", "solo debut" and their kind say less and are left
alone.""",
    why="""\
Second films that found an audience are often taken for first ones.""",
    failing=(
        Example(
            "*John Wick: Chapter 2* is Chad Stahelski's directorial debut.",
            ('contradicted "directorial debut" -> John Wick (2014)',),
            film="John Wick: Chapter 2 (2017)",
        ),
    ),
    passing=(
        Example(
            "*John Wick* is Chad Stahelski's directorial debut.",
            ('unknown "directorial debut"', "nothing contradicted"),
            film="John Wick (2014)",
        ),
    ),
)

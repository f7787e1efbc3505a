"""Which films it follows, retells or stands beside."""

from matinee.rules.model import Example, Rule

RULE = Rule(
    id="series-kin",
    title="Which films it follows, retells or stands beside",
    what="""\
Compares "a sequel to F", "a prequel to F", "a remake of F" and "a spin-off of S" with the film's
series. It is supported or unknown, never contradicted.""",
    why="""\
To show what was compared. Films follow each other in more ways than any source lists.""",
    passing=(
        Example(
            "*John Wick: Chapter 2* is a sequel to *John Wick*.",
            ('supported "sequel"',),
            film="John Wick: Chapter 2 (2017)",
        ),
    ),
    silent="Kinship is open: a film may follow one that no source puts beside it.",
)

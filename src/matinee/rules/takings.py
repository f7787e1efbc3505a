"""Money spent and made."""

from matinee.rules.model import Example, Rule

RULE = Rule(
    id="takings",
    title="Money spent and made",
    what="""\
Recognises the statement and leaves it unknown: no source of the catalogue speaks to it.""",
    why="""\
What is stated and was not compared is counted as such.""",
    passing=(
        Example(
            "It grossed $262 million on a budget of $11 million.",
            ('unknown "$262 million"', "nothing contradicted"),
            film="Parasite (2019)",
        ),
    ),
    silent="No source of the catalogue speaks to it.",
)

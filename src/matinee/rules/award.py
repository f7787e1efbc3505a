"""Prizes won and missed."""

from matinee.rules.model import Example, Rule

RULE = Rule(
    id="award",
    title="Prizes won and missed",
    what="""\
Recognises the statement and leaves it unknown: no source of the catalogue speaks to it.""",
    why="""\
What is stated and was not compared is counted as such.""",
    passing=(
        Example(
            "It won the Oscar for best picture.",
            ('unknown "Oscar"', "nothing contradicted"),
            film="Parasite (2019)",
        ),
    ),
    silent="No source of the catalogue speaks to it.",
)

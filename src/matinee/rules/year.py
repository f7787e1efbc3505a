"""When the film is of."""

from matinee.rules.model import Example, Rule

RULE = Rule(
    id="year",
    title="When the film is of",
    what="""\
Compares a year said of the film with every source's: "*Ran* (1985)", "this 1985 film", a
header's year. It is contradicted when it is more than a year from all of them.""",
    why="""\
Readers find a film by title and year. A year off by one is neither right nor wrong: festivals
come before releases, and sources differ.""",
    failing=(
        Example(
            "*Seven Samurai* (1964) is long.",
            ('contradicted "1964" -> 1954',),
            film="Seven Samurai (1954)",
        ),
    ),
    passing=(
        Example(
            "*Seven Samurai* (1955) is long.",
            (
                'silent "1955"',
                "nothing contradicted",
            ),
            film="Seven Samurai (1954)",
        ),
    ),
)

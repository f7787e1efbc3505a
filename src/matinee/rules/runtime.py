"""How long the film is."""

from matinee.rules.model import Example, Rule

RULE = Rule(
    id="runtime",
    title="How long the film is",
    what="""\
Compares a running time said of the film with every source's. It is contradicted when it is more
than a tenth from all of them.""",
    why="""\
A wrong length is mostly another cut's or another film's. Within a tenth it may be another
print, or television's speed.""",
    failing=(
        Example(
            "It has a running time of 180 minutes.",
            ('contradicted "180 minutes" -> 117 minutes',),
            film="Alien (1979)",
        ),
    ),
    passing=(
        Example(
            "The film runs 207 minutes. Its running time of 3h 27m flies.",
            (
                'supported "207 minutes"',
                'supported "3h 27m"',
            ),
            film="Seven Samurai (1954)",
        ),
    ),
)

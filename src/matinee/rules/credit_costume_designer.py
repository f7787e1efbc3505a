"""Who designed the costumes."""

from matinee.rules.model import Example, Rule

RULE = Rule(
    id="credit-costume-designer",
    title="Who designed the costumes",
    what="""\
Compares whoever a text calls the film's costume designer with the credited ones. It is
contradicted when no source credits the person and at least one lists the role completely; few
sources do.""",
    why="""\
Costumes of a famous film are credited to a famous designer sooner than to the right one.""",
    failing=(
        Example(
            "Costume designer John Mollo keeps to greys.",
            ('contradicted "John Mollo" -> Renée April',),
            film="Sicario (2015)",
        ),
    ),
    passing=(
        Example(
            "Costume designer John Mollo dressed them as truckers.",
            ('supported "John Mollo"', "nothing contradicted"),
            film="Alien (1979)",
        ),
    ),
)

"""Who coordinated the stunts."""

from matinee.rules.model import Example, Rule

RULE = Rule(
    id="credit-stunt-coordinator",
    title="Who coordinated the stunts",
    what="""\
Compares whoever a text calls the film's stunt coordinator with the credited ones. It is
contradicted when no source credits the person and at least one lists the role completely; few
sources do.""",
    why="""\
Action films are remembered for who planned their fights, and series change that person often.""",
    failing=(
        Example(
            "Stunt coordinator Stephen Dunlevy earns his pay.",
            ('contradicted "Stephen Dunlevy" -> Keith Woulard',),
            film="Sicario (2015)",
        ),
    ),
    passing=(
        Example(
            "Stunt coordinator Stephen Dunlevy earns his pay.",
            ('supported "Stephen Dunlevy"', "nothing contradicted"),
            film="Ballerina (2025)",
        ),
        Example(
            "Stunt coordinator J. J. Perry earns his pay.",
            ('unknown "J. J. Perry"', "nothing contradicted"),
            film="Ballerina (2025)",
        ),
    ),
)

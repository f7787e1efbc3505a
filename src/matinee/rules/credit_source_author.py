"""Who wrote what the film is based on."""

from matinee.rules.model import Example, Rule

RULE = Rule(
    id="credit-source-author",
    title="Who wrote what the film is based on",
    what="""\
Compares "based on the novel by X", "adapted from X's play" and a header's "based on" with the
film's writing credits; any of them supports it. It is contradicted when a source lists completely
who wrote what the film is based on, without the person.""",
    why="""\
An adaptation is often said to be of the wrong book, or a film of a book that was written after
it.""",
    failing=(
        Example(
            "It is adapted from Daphne Marlow's novel.",
            ('contradicted "Daphne Marlow" -> Graham Greene',),
            film="The Third Man (1949)",
        ),
    ),
    passing=(
        Example(
            "It is based on the novella by Graham Greene.",
            ('supported "Graham Greene"',),
            film="The Third Man (1949)",
        ),
        Example(
            "It is adapted from Daphne Marlow's novel.",
            ('unknown "Daphne Marlow"', "nothing contradicted"),
            film="Alien (1979)",
        ),
    ),
)

"""Who wrote what the film is based on."""

from matinee.rules.model import Example, Rule

RULE = Rule(
    id="credit-source-author",
    title="Who wrote what the film is based on",
    what="""\
Compares a header's "based on the novel" with all the film's writing credits; any of them
supports it. It is contradicted when a source lists the writers completely without the person.""",
    why="""\
An adaptation is often said to be of the wrong book, or a film of a book that was written after
it.""",
    failing=(
        Example(
            ("Title: Alien\nBased on the novel: Graham Greene\n\nA ship answers a call."),
            ('contradicted "Graham Greene" -> Dan O\'Bannon',),
            film="Alien (1979)",
        ),
    ),
    passing=(
        Example(
            ("Title: Alien\nBased on the novel: Dan O'Bannon\n\nA ship answers a call."),
            ('supported "Dan O\'Bannon"',),
            film="Alien (1979)",
        ),
    ),
)

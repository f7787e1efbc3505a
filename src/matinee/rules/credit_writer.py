"""Who wrote the film."""

from matinee.rules.model import Example, Rule

RULE = Rule(
    id="credit-writer",
    title="Who wrote the film",
    what="""\
Compares whoever a text says wrote the film with all its writing credits: writer, screenplay,
story, source and characters count alike, since critics say "written by" of each. It is
contradicted when a source lists the writers or the screenplay completely without the person.""",
    why="""\
Writers are credited in more ways than any other work, and a series' first writer is easily
taken for the writer of each part.""",
    failing=(
        Example(
            "It was written by Derek Kolstad.",
            ('contradicted "Derek Kolstad" -> Shay Hatten',),
        ),
    ),
    passing=(
        Example(
            "Written by Graham Greene.",
            (
                'supported "Graham Greene"',
                "nothing contradicted",
            ),
            film="The Third Man (1949)",
        ),
    ),
)

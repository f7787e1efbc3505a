"""Who wrote the screenplay."""

from matinee.rules.model import Example, Rule

RULE = Rule(
    id="credit-screenplay",
    title="Who wrote the screenplay",
    what="""\
Compares a header's screenplay line with all the film's writing credits; any of them supports
it. It is contradicted when a source lists the writers or the screenplay completely without the
person.""",
    why="""\
A header is read as a record of the film. A name in it that no source knows is a slip, or
belongs to another film.""",
    failing=(
        Example(
            ("Title: Alien\nScreenplay: Derek Kolstad\n\nA ship answers a call."),
            ('contradicted "Derek Kolstad" -> Dan O\'Bannon',),
            film="Alien (1979)",
        ),
    ),
    passing=(
        Example(
            ("Title: Alien\nScreenplay: Dan O'Bannon\n\nA ship answers a call."),
            (
                'supported "Dan O\'Bannon"',
                "nothing contradicted",
            ),
            film="Alien (1979)",
        ),
    ),
)

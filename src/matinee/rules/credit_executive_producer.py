"""Who was executive producer."""

from matinee.rules.model import Example, Rule

RULE = Rule(
    id="credit-executive-producer",
    title="Who was executive producer",
    what="""\
Compares whoever a text calls executive producer with the credited ones. It is supported or
unknown, never contradicted.""",
    why="""\
To show what was compared. Few sources list executive producers at all.""",
    passing=(
        Example(
            "Executive producer Ronald Shusett fought for the scene.",
            ('supported "Ronald Shusett"',),
            film="Alien (1979)",
        ),
        Example(
            "Executive producer Basil Iwanyk fought for the scene.",
            (
                'unknown "Basil Iwanyk"',
                "nothing contradicted",
            ),
            film="Alien (1979)",
        ),
    ),
    silent="Lists of producers are open: a producer whom no source names is unknown.",
)

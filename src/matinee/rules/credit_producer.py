"""Who produced the film."""

from matinee.rules.model import Example, Rule

RULE = Rule(
    id="credit-producer",
    title="Who produced the film",
    what="""\
Compares whoever a text says produced the film with its credited producers and executive
producers. It is supported or unknown, never contradicted.""",
    why="""\
To show what was compared. Producers are many, and their kinds (co-, associate, line) are told
apart by no two sources alike.""",
    passing=(
        Example(
            "Producer Basil Iwanyk keeps the series together.",
            ('supported "Basil Iwanyk"',),
        ),
        Example(
            "Produced by Gordon Carroll.",
            (
                'unknown "Gordon Carroll"',
                "nothing contradicted",
            ),
        ),
    ),
    silent="Lists of producers are open: a producer whom no source names is unknown.",
)

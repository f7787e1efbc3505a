"""Who is in the film."""

from matinee.rules.model import Example, Rule

RULE = Rule(
    id="credit-actor",
    title="Who is in the film",
    what="""\
Compares whoever a text says is in the film with its cast. It is supported or unknown, never
contradicted.""",
    why="""\
To show what was compared. No source lists a whole cast.""",
    passing=(
        Example(
            "Starring Ana de Armas and Keanu Reeves.",
            (
                'supported "Ana de Armas"',
                'supported "Keanu Reeves"',
            ),
        ),
        Example(
            "Starring Ana de Armas and Sigourney Weaver.",
            (
                'unknown "Sigourney Weaver"',
                "nothing contradicted",
            ),
        ),
    ),
    silent="Casts are open lists: somebody whom no source names is unknown.",
)

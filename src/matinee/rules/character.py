"""Who plays whom."""

from matinee.rules.model import Example, Rule

RULE = Rule(
    id="character",
    title="Who plays whom",
    what="""\
Compares who is said to play a part with the cast: "X as Y", "Y (X)", "Y, played by X", "her
portrayal of Y", "follows Y". It is contradicted when the part is another actor's, or when the text
keeps calling a part by a name that nobody in the cast bears.""",
    why="""\
Names of parts are heard, not read, and two actors of a film are easily swapped.""",
    failing=(
        Example(
            "Veronica Cartwright plays Ripley.",
            ('contradicted "Veronica Cartwright" -> Sigourney Weaver',),
            film="Alien (1979)",
        ),
    ),
    passing=(
        Example(
            "Ana de Armas plays Eve Macarro. Keanu Reeves appears as John Wick. Winston"
            " (Ian McShane) pours.",
            (
                'supported "Eve Macarro"',
                'supported "John Wick"',
                'supported "Winston"',
                "nothing contradicted",
            ),
        ),
    ),
)

"""Who directed the film."""

from matinee.rules.model import Example, Rule

RULE = Rule(
    id="credit-director",
    title="Who directed the film",
    what="""\
Compares whoever a text says directed the film with its credited directors: "directed by",
"director Jane Doe", "Jane Doe's film", "Jane Doe directs", a header's line. It is contradicted
when no source credits the person and at least one lists the film's directors completely.""",
    why="""\
The director is the name that a review hangs on. Remakes, series with changing directors and
films finished by somebody else are where it goes wrong.""",
    failing=(
        Example(
            "Director Ridley Scott keeps the camera close to her face.",
            ('contradicted "Ridley Scott" -> Len Wiseman',),
        ),
    ),
    passing=(
        Example(
            "Director Len Wiseman stages it well. Wiseman's direction is sharp.",
            (
                'supported "Len Wiseman"',
                "nothing contradicted",
            ),
        ),
        Example(
            "It could have been directed by Ridley Scott.",
            ('silent "Ridley Scott"',),
        ),
    ),
)

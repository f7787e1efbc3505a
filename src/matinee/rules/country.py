"""Where the film is from."""

from matinee.rules.model import Example, Rule

RULE = Rule(
    id="country",
    title="Where the film is from",
    what="""\
Compares a header's countries with the sources', under any common name of a country. They are
supported or unknown, never contradicted.""",
    why="""\
To show what was compared. Sources differ on which co-producing countries count.""",
    passing=(
        Example(
            ("Title: Ballerina\nCountry: USA, Hungary\n\nA dancer takes revenge."),
            (
                'supported "USA"',
                'unknown "Hungary"',
                "nothing contradicted",
            ),
        ),
    ),
    silent="Countries are open lists: one that no source names is unknown.",
)

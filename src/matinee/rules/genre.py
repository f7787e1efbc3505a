"""What kind of film it is."""

from matinee.rules.model import Example, Rule

RULE = Rule(
    id="genre",
    title="What kind of film it is",
    what="""\
Compares a header's genres with the sources'. They are supported or unknown, never
contradicted.""",
    why="""\
To show what was compared. A genre is a view of a film as much as a fact.""",
    passing=(
        Example(
            ("Title: Ballerina\nGenre: Action, Crime\n\nA dancer takes revenge."),
            (
                'supported "Action"',
                'unknown "Crime"',
                "nothing contradicted",
            ),
        ),
    ),
    silent="Genres are open lists: one that no source names is unknown.",
)

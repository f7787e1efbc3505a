"""Who created the characters."""

from matinee.rules.model import Example, Rule

RULE = Rule(
    id="credit-characters-by",
    title="Who created the characters",
    what="""\
Compares a header's "based on characters by" with all the film's writing credits; any of them
supports it. It is contradicted when a source lists completely who made up the characters, without
the person.""",
    why="""\
In a series the credit for the characters stays with those who made them up, long after others
write the films.""",
    passing=(
        Example(
            ("Title: Ballerina\nBased on characters: Shay Hatten\n\nA dancer takes revenge."),
            ('supported "Shay Hatten"',),
        ),
    ),
    silent="No source lists for sure all who made up a film's characters.",
)

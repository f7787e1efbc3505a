"""Who shot the film."""

from matinee.rules.model import Example, Rule

RULE = Rule(
    id="credit-cinematographer",
    title="Who shot the film",
    what="""\
Compares whoever a text says shot the film with its credited cinematographers: "cinematographer
Jane Doe", "shot by", "Jane Doe's crisp photography". It is contradicted when no source credits the
person and at least one lists the role completely. A director's camerawork is a way of speaking and
no claim.""",
    why="""\
A cinematographer who shot the earlier films of a series is easily taken for the one who shot
this.""",
    failing=(
        Example(
            "Cinematographer Dan Laustsen, known for his work on earlier John Wick films, paints in"
            " neon.",
            (
                'contradicted "Dan Laustsen" -> Romain Lacourbas',
                'silent "Len Wiseman"',
            ),
        ),
    ),
    passing=(
        Example(
            "Cinematographer Robert Krasker tilts Vienna. Shot by Robert Krasker.",
            (
                'supported "Robert Krasker"',
                "nothing contradicted",
            ),
            film="The Third Man (1949)",
        ),
    ),
)

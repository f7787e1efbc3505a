"""Who wrote the music."""

from matinee.rules.model import Example, Rule

RULE = Rule(
    id="credit-composer",
    title="Who wrote the music",
    what="""\
Compares whoever a text says wrote the music with the credited composers: "composed by", "a Jane
Doe score", "Jane Doe scored". It is contradicted when no source credits the person and at least
one lists the composers completely.""",
    why="""\
Music is often credited from memory, to whoever wrote it for the film before.""",
    failing=(
        Example(
            "The score, composed by Marco Beltrami, complements the neon.",
            (
                'contradicted "Marco Beltrami" -> Tyler Bates',
                'contradicted "Marco Beltrami" -> Joel J. Richard',
            ),
        ),
    ),
    passing=(
        Example(
            "Music by Tyler Bates. Composer Joel J. Richard adds bells.",
            (
                'supported "Tyler Bates"',
                'supported "Joel J. Richard"',
                "nothing contradicted",
            ),
        ),
    ),
)

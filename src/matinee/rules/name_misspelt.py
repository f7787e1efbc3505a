"""Names written wrong."""

from matinee.rules.model import Example, Rule

RULE = Rule(
    id="name-misspelt",
    title="Names written wrong",
    what="""\
Looks for names that are a credited person's but for a slip of the pen, whatever the sentence
says, and gives the right spelling. A spelling that any source uses is a variant and silent; so is
the name of another real person.""",
    why="""\
A misspelt name is the commonest mistake in film writing, and the one readers and those named
notice first.""",
    failing=(
        Example(
            "I liked Ana de Amras, and Keanu Reaves too.",
            (
                'contradicted "Ana de Amras" -> Ana de Armas',
                'contradicted "Keanu Reaves" -> Keanu Reeves',
            ),
        ),
    ),
    passing=(
        Example(
            "Toshirô Mifune roars, Daisuke Kato smiles.",
            ("nothing contradicted",),
            film="Seven Samurai (1954)",
        ),
    ),
)

"""Writes a rule's documentation as Markdown, under headings that are the same for every rule."""

from collections.abc import Iterable, Sequence

from matinee.rules.model import Example, Rule


def page(rule: Rule) -> str:
    """Give the page of one rule."""
    parts = [f"# {rule.id}", f"{rule.title}.", "## What it does", rule.what, "## Why", rule.why]
    if not rule.enabled:
        parts += ["## Switched off", _switch(rule)]
    if rule.failing:
        parts += ["## Failing", *_examples(rule.failing)]
    else:
        parts += ["## Never a finding", rule.silent]
    parts += ["## Passing", *_examples(rule.passing)]
    parts += ["## Accept a finding", _accept(rule)]
    return "\n\n".join(parts) + "\n"


def index(rules: Sequence[Rule]) -> str:
    """Give the page that lists all rules."""
    rows = [
        f"| [`{rule.id}`](rules/{rule.id}.md) | {rule.title} | {state(rule)} |" for rule in rules
    ]
    parts = [
        "# Rules",
        "A finding names its rule. `matinee rules` lists them, `matinee rules show ID` prints one;"
        "\neach says what it compares, why, and shows a text that fails and one that passes.",
        "\n".join(["| rule | what is compared | findings |", "| --- | --- | --- |", *rows]),
        "`[matinee.rules]` in [`matinee.toml`](settings.md) switches a rule on or off, or sets how"
        '\nloudly it speaks. `<!-- matinee: allow RULE "words" reason -->` accepts one finding'
        "\nwhere it stands.",
    ]
    return "\n\n".join(parts) + "\n"


def state(rule: Rule) -> str:
    """Say in a word or two whether the rule speaks."""
    if not rule.enabled:
        return "switched off"
    return "never" if rule.silent else "yes"


def _examples(examples: Iterable[Example]) -> Iterable[str]:
    for example in examples:
        yield f"On *{example.film}*:"
        yield "\n".join(f"> {line}".rstrip() for line in example.text.split("\n"))
        yield "\n".join(f"- {line}" for line in example.expect)


def _switch(rule: Rule) -> str:
    return (
        f"{rule.off_because}\n\nSwitch it on in `matinee.toml`:\n\n"
        f'```toml\n[matinee.rules]\n{rule.id} = "on"\n```'
    )


def _accept(rule: Rule) -> str:
    if rule.silent:
        return "There is nothing to accept."
    return (
        f'In the text: `<!-- matinee: allow {rule.id} "words" reason -->`. For every text, in'
        f'\n`matinee.toml`: `{rule.id} = "off"` under `[matinee.rules]`, or one finding under'
        "\n`[[matinee.allow]]`."
    )

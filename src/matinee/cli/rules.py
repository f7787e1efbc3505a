"""The verb ``rules``: lists the rules; ``rules show ID`` prints one with its examples."""

import difflib
from pathlib import Path
from typing import Annotated, Any

import typer

from matinee.catalogue.json_forms import VERSION
from matinee.cli.messages import Format, RefusalError, print_json
from matinee.cli.options import FormatOption
from matinee.cli.settings import Settings, read_settings
from matinee.rules import BY_ID, RULES, Example, Rule
from matinee.rules.pages import page
from matinee.rules.policy import Level

app = typer.Typer(help="List the rules, or show one.")


@app.callback(invoke_without_command=True)
def rules(context: typer.Context, format: FormatOption = Format.TEXT) -> None:
    """List the rules that findings name, and how each is set here."""
    if context.invoked_subcommand:
        return
    settings = read_settings(Path.cwd())
    if format is Format.JSON:
        print_json({"version": VERSION, "rules": [_json(rule, settings) for rule in RULES]})
        return
    width = max(len(rule.id) for rule in RULES)
    for rule in RULES:
        typer.echo(f"{rule.id:{width}}  {rule.title}{_remark(rule, settings)}")


@app.command()
def show(
    id: Annotated[str, typer.Argument(metavar="ID", help="The rule, as findings name it.")],
    format: FormatOption = Format.TEXT,
) -> None:
    """Print what a rule does, why, and texts that fail and pass."""
    rule = BY_ID.get(id)
    if rule is None:
        near = difflib.get_close_matches(id, BY_ID, n=3)
        hint = f"did you mean {', '.join(near)}?" if near else "'matinee rules' lists them"
        raise RefusalError(f"there is no rule '{id}'; {hint}")
    if format is Format.JSON:
        print_json({"version": VERSION, "rule": _json(rule, read_settings(Path.cwd()))})
    else:
        typer.echo(page(rule), nl=False)


def _remark(rule: Rule, settings: Settings) -> str:
    level = settings.levels.get(rule.id)
    if level and level is not Level.ON:
        return f"  ({level.value} by {settings.path})"
    if not rule.enabled and level is None:
        return "  (switched off)"
    return "  (never a finding)" if rule.silent else ""


def _json(rule: Rule, settings: Settings) -> dict[str, Any]:
    shipped = Level.ON if rule.enabled else Level.OFF
    return {
        "id": rule.id,
        "title": rule.title,
        "enabled": rule.enabled,
        "off_because": rule.off_because or None,
        "level": settings.levels.get(rule.id, shipped).value,
        "silent": rule.silent or None,
        "what": rule.what,
        "why": rule.why,
        "failing": [_example(example) for example in rule.failing],
        "passing": [_example(example) for example in rule.passing],
    }


def _example(example: Example) -> dict[str, Any]:
    return {"film": example.film, "text": example.text, "expect": list(example.expect)}

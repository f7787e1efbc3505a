"""The entry point ``matinee``: finds the verb, runs it, and turns known errors into one line."""

from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command, get_group

from matinee import __version__
from matinee.catalogue.port import CatalogueError
from matinee.cli.messages import RefusalError, say
from matinee.cli.verbs import BY_NAME, VERBS, SiteMissingError, load
from matinee.fetch.errors import FetchError


class Verbs(TyperGroup):
    """The group of all verbs: knows their help beforehand, and imports only the one called."""

    def __init__(self, **settings: Any) -> None:
        """Hold a stand-in for every verb."""
        super().__init__(**settings)
        for verb in VERBS:
            self.commands[verb.name] = TyperCommand(verb.name, help=verb.help)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Put the real command in place of the stand-in."""
        name, stand_in, rest = super().resolve_command(ctx, args)
        if name is None or stand_in is None:
            return name, stand_in, rest
        return name, _command(name), rest

    def invoke(self, ctx: Any) -> Any:
        """Run the verb; what the user can mend is said in one line, with exit status 2."""
        try:
            return super().invoke(ctx)
        except (CatalogueError, FetchError, SiteMissingError, RefusalError) as error:
            say(str(error))
        except ModuleNotFoundError as error:
            verb = BY_NAME.get(ctx.invoked_subcommand or "")
            if verb is None or verb.target or (error.name or "").startswith("matinee"):
                raise
            say(str(SiteMissingError(verb.name, error.name)))
        except KeyboardInterrupt:
            say("stopped")
            raise typer.Exit(130) from None
        except OSError as error:
            if isinstance(error, BrokenPipeError) or not error.filename:
                raise
            say(f"{error.filename}: {error.strerror}")
        raise typer.Exit(2)


def _command(name: str) -> Any:
    found = load(name)
    if isinstance(found, typer.Typer):
        group = get_group(found)
        group.name = name
        return group
    single = typer.Typer(add_completion=False)
    single.command(name)(found)
    return get_command(single)


app = typer.Typer(cls=Verbs, no_args_is_help=True, pretty_exceptions_enable=False)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"matinee {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool,
        typer.Option("--version", help="Say the version.", is_eager=True, callback=_print_version),
    ] = False,
) -> None:
    """Matinee knows films: it checks what a text says of them, and serves a site of reviews."""


def main() -> None:
    """Run the command line."""
    app(prog_name="matinee")

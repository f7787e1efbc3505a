"""The table of verbs: what each is called, its one line of help, and where its code is.

A verb of the core names its module; a verb of the site names none and is found by name among the
entry points of the group ``matinee.commands``, so that help needs no import of the site.
"""

import importlib
from dataclasses import dataclass
from importlib.metadata import entry_points
from typing import Any

GROUP = "matinee.commands"
PARTS = "matinee.parts"
"""The group of what the site has for verbs of the core, which do more where a site is."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb; ``target`` is ``module:attribute``, or None for one that comes with the site."""

    name: str
    help: str
    target: str | None = None


VERBS = (
    Verb("check", "Check what texts say about films.", "matinee.cli.check:check"),
    Verb(
        "archive-report",
        "Find the mistakes in a whole archive.",
        "matinee.cli.archive_report:archive_report",
    ),
    Verb("archive", "Bring an archive in, or look through one.", "matinee.cli.archive:app"),
    Verb(
        "list", "Find the films of a list, or write it otherwise.", "matinee.cli.lists:list_films"
    ),
    Verb("rules", "List the rules, or show one.", "matinee.cli.rules:app"),
    Verb("film", "Show what the catalogue knows of a film.", "matinee.cli.film:film"),
    Verb("person", "Show what the catalogue knows of a person.", "matinee.cli.person:person"),
    Verb("search", "Find films, people, series and characters.", "matinee.cli.search:search"),
    Verb("related", "Find the films beside a film, and why.", "matinee.cli.related:related"),
    Verb("catalogue", "Import a catalogue, or describe one.", "matinee.cli.catalogue:app"),
    Verb("demo", "Set up a site with sample reviews and serve it."),
    Verb("serve", "Serve a site."),
    Verb("publish", "Bring review files into a site."),
    Verb("build", "Build the public site as files, for any host."),
    Verb("showings", "Bring where films are to be seen into a site."),
    Verb("export", "Write everything of a site out."),
    Verb("collection", "Bring lists into a site's collections, or take them out."),
    Verb("samples", "Remove the sample reviews from a site."),
    Verb("password", "Set the password of the desk."),
)
BY_NAME = {verb.name: verb for verb in VERBS}


class SiteMissingError(Exception):
    """A verb of the site was called where the site is not installed."""

    def __init__(self, verb: str, lacking: str | None = None) -> None:
        """Say how to install the site; ``lacking`` is the first of its parts that is missing."""
        why = f"not installed ({lacking} is missing)" if lacking else "not installed"
        super().__init__(
            f"'{verb}' belongs to the site, which is {why}; "
            "install it with: pip install 'matinee[site]'"
        )


def load(name: str) -> Any:
    """Give the verb's code: a function with typer's annotations, or a Typer of verbs below it."""
    target = BY_NAME[name].target
    if target is not None:
        module, attribute = target.split(":")
        return getattr(importlib.import_module(module), attribute)
    return load_from_site(name)


def load_from_site(name: str, *, group: str = GROUP) -> Any:
    """Give what the site has under a name: a verb, or the part of one that needs the site."""
    found = next(iter(entry_points(group=group, name=name)), None)
    if found is None:
        raise SiteMissingError(name)
    try:
        return found.load()
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("matinee") and error.name != found.module.split(".")[0]:
            raise
        raise SiteMissingError(name, error.name) from error

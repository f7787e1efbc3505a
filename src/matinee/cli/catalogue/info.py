"""The verb ``catalogue info``: what a catalogue holds, and on which terms."""

from pathlib import Path

import typer

from matinee.catalogue.json_forms import VERSION
from matinee.cli.messages import Format, print_json
from matinee.cli.options import CatalogueOption, FormatOption
from matinee.cli.settings import open_catalogue, read_settings


def info(catalogue: CatalogueOption = None, format: FormatOption = Format.TEXT) -> None:
    """Say what a catalogue holds, and on which terms."""
    snapshot = open_catalogue(catalogue, read_settings(Path.cwd()))
    counts = snapshot.counts()
    sources = snapshot.sources().values()
    if format is Format.JSON:
        print_json(
            {
                "version": VERSION,
                "catalogue": str(snapshot.path),
                "fingerprint": snapshot.fingerprint,
                **counts,
                "sources": [
                    {
                        "key": source.key,
                        "name": source.name,
                        "licence": source.licence,
                        "publishable": source.publishable,
                        "home": source.home,
                    }
                    for source in sources
                ],
            }
        )
        return
    typer.echo(f"{snapshot.path}  ({snapshot.fingerprint})")
    typer.echo(", ".join(f"{number:,} {name}" for name, number in counts.items()))
    for source in sources:
        terms = "may be published" if source.publishable else "for private checking only"
        typer.echo(f"  {source.name}: {source.licence}; {terms}")

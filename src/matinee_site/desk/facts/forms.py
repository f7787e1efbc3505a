"""The forms in which the house says what is so."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from matinee.catalogue import Role

CREW = tuple(role for role in Role if role is not Role.ACTOR)
_YEARS, _MINUTES = (1874, 2100), (1, 60_000)
_KNOWN = re.compile(r"(?P<name>.*\S)\s*\[(?P<slug>[\w-]+)\]")
_MOST = 2_000


def role_label(role: Role) -> str:
    """Give a role's name for a heading."""
    return role.value.replace("_", " ").capitalize()


class LinesField(forms.CharField):
    """A list, one entry a line."""

    def __init__(self, *, label: str, rows: int = 2, help_text: str = "") -> None:
        widget = forms.Textarea(attrs={"rows": rows})
        super().__init__(
            label=label, required=False, max_length=60_000, widget=widget, help_text=help_text
        )

    def prepare_value(self, value: Any) -> Any:
        """Give a list as lines."""
        return value if isinstance(value, str) or value is None else "\n".join(value)

    def to_python(self, value: Any) -> list[str]:
        """Give the lines that hold something, each once."""
        lines = value if isinstance(value, list) else (super().to_python(value) or "").splitlines()
        return list(dict.fromkeys(" ".join(line.split()) for line in lines if line.strip()))

    def run_validators(self, value: Any) -> None:
        """Bound the list and each of its entries."""
        if len(value) > _MOST or any(len(line) > 300 for line in value):
            raise forms.ValidationError(f"At most {_MOST:,} lines of 300 characters.")


class _Corrected(forms.Form):
    """A form whose changes are the house's facts; each has where the house knows it from."""

    ref = forms.CharField(
        label="Where the house has it from",
        max_length=1000,
        help_text="An address, or in words: the end credits, a letter from the editor.",
    )


class FilmForm(_Corrected):
    """All that can be corrected of a film."""

    title = forms.CharField(max_length=300)
    original_title = forms.CharField(max_length=300, required=False)
    year = forms.IntegerField(required=False, min_value=_YEARS[0], max_value=_YEARS[1])
    runtime = forms.IntegerField(
        required=False,
        label="Running time in minutes",
        min_value=_MINUTES[0],
        max_value=_MINUTES[1],
    )
    aliases = LinesField(label="Other titles", help_text="One a line, in any language.")
    genres = LinesField(label="Genres", help_text="One a line.")
    countries = LinesField(label="Countries", help_text="One a line.")
    languages = LinesField(label="Languages", help_text="One a line.")
    series = forms.CharField(max_length=200, required=False)
    place = forms.IntegerField(
        required=False, min_value=1, max_value=999, label="Place in order of release"
    )
    story_place = forms.FloatField(
        required=False, min_value=-999, max_value=999, label="Place in order of the story"
    )
    actor = LinesField(
        label="Cast",
        rows=8,
        help_text="One a line: Jo Lind = Mara. Whoever is not touched stays as the sources say.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for role in CREW:
            self.fields[role.value] = LinesField(
                label=role_label(role), help_text="All of them, one a line."
            )
        self.order_fields([name for name in self.fields if name != "ref"])


class NewFilmForm(forms.Form):
    """A film that no source has."""

    title = forms.CharField(max_length=300)
    year = forms.IntegerField(required=False, min_value=_YEARS[0], max_value=_YEARS[1])
    directors = LinesField(label="Directed by", help_text="One a line.")
    ref = forms.CharField(
        label="Where the house has it from",
        max_length=1000,
        required=False,
        help_text="An address, or in words; may be left empty.",
    )


class PersonForm(_Corrected):
    """All that can be corrected of a person."""

    name = forms.CharField(max_length=300)
    aliases = LinesField(
        label="More names", help_text="Names on other films' credits, in other scripts: one a line."
    )


class SeriesForm(_Corrected):
    """All that can be corrected of a series; its films say their places themselves."""

    name = forms.CharField(max_length=300)


def people(lines: Sequence[str], known: Mapping[str, str]) -> list[dict[str, str]]:
    """Read ``Name``, ``Name [slug]`` or ``Name = Character``; ``known`` gives slugs of names."""
    found = []
    for line in lines:
        name, _, character = (part.strip() for part in line.partition("="))
        match = _KNOWN.fullmatch(name)
        slug = match["slug"] if match else known.get(name, "")
        entry = {"name": match["name"] if match else name}
        if slug:
            entry["person"] = slug
        if character:
            entry["character"] = character
        found.append(entry)
    return found

"""Fields of the desk's forms that the editor's script takes hold of."""

import json
from typing import Any

from django import forms

from matinee_site.catalogue.models import Film, Person
from matinee_site.desk.header import from_lines, to_lines
from matinee_site.desk.live.films import choices


class MarkdownInput(forms.Textarea):
    """A text in Markdown."""

    def __init__(self, *, rows: int = 4, bare: bool = False) -> None:
        """Give it so many lines to begin with; ``bare`` leaves out the tools."""
        attrs = {"data-controller": "mt-prose", "rows": rows, "style": f"--mt-rows: {rows}"}
        super().__init__(attrs | ({"data-bare": ""} if bare else {}))


class FilmInput(forms.TextInput):
    """A film that is chosen by typing its title."""

    template_name = "desk/film_input.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Give the film that is chosen, as it is offered."""
        context = super().get_context(name, value, attrs)
        film = Film.objects.filter(pk=value).first() if value else None
        context["chosen"] = choices([film])[0] if film else None
        return context


class TagsInput(forms.TextInput):
    """Tags, parted by commas; the model keeps a list."""

    def format_value(self, value: Any) -> str:
        """Give the list as one line."""
        if isinstance(value, str):
            try:
                value = json.loads(value)
            except ValueError:
                return value
        return ", ".join(str(each) for each in value or ())

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str:
        """Give the line as the JSON that the field reads."""
        written = data.get(name) or ""
        tags = dict.fromkeys(" ".join(tag.split())[:60] for tag in written[:2000].split(","))
        return json.dumps([tag for tag in tags if tag], ensure_ascii=False)


class HeaderInput(forms.Textarea):
    """The facts above the text, a line each; the model keeps them by field."""

    def format_value(self, value: Any) -> str:
        """Give the facts as lines."""
        if isinstance(value, str):
            try:
                value = json.loads(value)
            except ValueError:
                return value
        return to_lines(value) if isinstance(value, dict) else ""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str:
        """Give the lines as the JSON that the field reads."""
        return json.dumps(from_lines(str(data.get(name) or "")), ensure_ascii=False)


class PersonInput(forms.TextInput):
    """A person of the catalogue, chosen by typing; the field keeps the catalogue's id."""

    template_name = "desk/person_input.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Give the name of who is chosen."""
        context = super().get_context(name, value, attrs)
        person = Person.objects.filter(slug=value).first() if value else None
        context["chosen"] = person or ({"slug": value, "name": value} if value else None)
        return context

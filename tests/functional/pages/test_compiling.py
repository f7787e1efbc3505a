"""Templates as plain code print what Jinja2's own code prints."""

from typing import Any

import pytest
from django.template import engines
from django.test import Client
from jinja2 import UndefinedError
from jinja2.compiler import CodeGenerator
from markupsafe import Markup

from matinee_site.pages.environment import environment
from matinee_site.reviews.models import Review

PAGES = (
    "/", "/films/the-salt-road-1999/", "/reviews/", "/reviews/salt-and-patience/", "/browse/",
    "/people/jo-lind/", "/series/salt/", "/search/?q=salt", "/about-this-site/", "/nowhere/",
)  # fmt: skip


def made() -> Any:
    """Give the environment of the pages."""
    return environment(autoescape=True, loader=engines["jinja2"].env.loader)  # type: ignore[attr-defined]


@pytest.mark.usefixtures("full_review", "indexed")
def test_plain_code_prints_the_same_bytes(
    client: Client, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page of each kind is the same with the code that Jinja2 itself writes."""
    settings.KEEP_PAGES = False
    plain = {path: client.get(path).content for path in PAGES}
    theirs = made()
    theirs.code_generator_class = CodeGenerator
    monkeypatch.setattr(engines["jinja2"], "env", theirs)
    assert {path: client.get(path).content for path in PAGES} == plain
    assert b"Salt and patience" in plain["/reviews/salt-and-patience/"]


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("plain", "plain"), ("<a> & \"b\" 'c'", "&lt;a&gt; &amp; &#34;b&#34; &#39;c&#39;"),
        (Markup("<b>"), "<b>"), (7, "7"), (None, "None"), ("", ""),
    ],
)  # fmt: skip
def test_what_is_printed_is_escaped_unless_it_is_markup(value: object, printed: str) -> None:
    """Nothing that is not marked as safe can become an element."""
    template = made().from_string("{{ value }}{% set kept %}{{ value }}{% endset %}{{ kept }}")
    assert template.render(value=value) == printed * 2


def test_a_name_that_nobody_gave_is_an_error() -> None:
    """A slip in a template is not printed as nothing."""
    for slip in ("{{ nothing }}", "{{ nothing.at_all }}", "{{ nothing() }}"):
        with pytest.raises(UndefinedError):
            made().from_string(slip).render()
    with pytest.raises(AttributeError):
        made().from_string("{{ value.nothing }}").render(value=Review())


def test_blocks_loops_and_callers_keep_their_ways() -> None:
    """What is no attribute or plain function is left to Jinja2."""
    source = (
        "{% macro around(word) %}[{{ word }}{{ caller() }}]{% endmacro %}"
        "{% block one %}{% for n in (1, 2) %}{{ loop.index }}{% if not loop.last %},{% endif %}"
        "{% endfor %}{% endblock %}|{{ self.one() }}|{% call around('a') %}b{% endcall %}"
        "|{{ '{}-{}'.format(*(1, 2)) }}"
    )
    assert made().from_string(source).render() == "1,2|1,2|[ab]|1-2"


def test_words_are_escaped_where_something_is_put_into_them() -> None:
    """A name cannot bring an element into a sentence; a number stands where its form wants it."""
    source = (
        "{{ _('By %(critic)s', critic=name) }}|"
        "{{ ngettext('%(num)s film', '%(num)s films', 2) }}|{{ _('Reviews') }}"
    )
    assert made().from_string(source).render(name="<i>") == "By &lt;i&gt;|2 films|Reviews"

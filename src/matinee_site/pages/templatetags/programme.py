"""Tags and filters that draw the programme: the afternoon, tickets, posters."""

from typing import Any

from django import template
from django.conf import settings

from matinee_site.pages.afternoon import Afternoon
from matinee_site.pages.delivery import style

register = template.Library()


@register.simple_tag
def site_name() -> str:
    """Give the name of the site."""
    return str(getattr(settings, "SITE_NAME", "Matinee"))


@register.simple_tag
def style_address() -> str:
    """Give the address of the style sheet, which holds its tag."""
    return f"/style-{style().tag}.css"


@register.inclusion_tag("pages/parts/afternoon.html")
def afternoon(runtime: int | None) -> dict[str, Any]:
    """Draw a running time from two o'clock on; nothing when it is not known."""
    return {"afternoon": Afternoon(runtime) if runtime else None}


@register.inclusion_tag("pages/parts/ticket.html")
def ticket(score: Any) -> dict[str, Any]:
    """Draw a score as a ticket, with its words and its line."""
    marks = [
        {"x": 10 + 22 * index, "clip": round(18 * share, 1), "left": 1 + 22 * index}
        for index, share in enumerate(score.marks)
    ]
    return {"score": score, "marks": marks, "width": 22 * len(marks)}


@register.inclusion_tag("pages/parts/poster.html")
def poster(film: Any, large: bool = False) -> dict[str, Any]:
    """Show a film's poster; beside its title the picture says nothing new, so it stays silent."""
    return {"address": film.poster if large else film.small_poster, "lazy": not large}


@register.filter
def title_size(title: str) -> str:
    """Give the class that makes a long title fit."""
    return "longer" if len(title) > 44 else "long" if len(title) > 20 else ""

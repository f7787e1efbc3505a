"""The same facts for machines: schema.org in JSON-LD, from publishable facts only.

Each function gives the script element of a page: what the page is of, and the way to it.
"""

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from matinee_site.catalogue.facts import CreditLine
from matinee_site.pages.addresses import absolute
from matinee_site.pages.languages import current, here
from matinee_site.pages.queries.articles import ArticlePage
from matinee_site.pages.queries.cards import FilmCard, ReviewCard
from matinee_site.pages.queries.film import FilmPage
from matinee_site.pages.queries.reviews import ReviewText
from matinee_site.pages.words import gettext
from matinee_site.reviews.prose import plain

_CREW = {"director": "director", "producer": "producer", "composer": "musicBy"}
_MOST_ACTORS = 15
_MOST_TITLES = 12
_POINT = re.compile(r"<li>(.*?)</li>", re.DOTALL)
Data = dict[str, Any]
Step = tuple[str, str]


def home_data() -> SafeString:
    """Describe the site, and how it is searched."""
    search = absolute(here("/search/"))
    return _script(
        {
            "@type": "WebSite",
            "name": settings.SITE_NAME,
            "url": absolute(here("/")),
            "inLanguage": current(),
            "potentialAction": {
                "@type": "SearchAction",
                "target": {"@type": "EntryPoint", "urlTemplate": f"{search}?q={{query}}"},
                "query-input": "required name=query",
            },
        }
    )


def film_data(page: FilmPage) -> SafeString:
    """Describe a film, and the house's reviews of it."""
    data = _film(page)
    if page.review:
        data["review"] = [_review(page.review), *map(_card, page.more_reviews)]
    if page.facts.series:
        series = page.facts.series
        url = absolute(here(f"/series/{series.slug}/"))
        data["isPartOf"] = {"@type": "MovieSeries", "name": series.name, "url": url}
    return _script(data, (gettext("Browse"), "/browse/"), (page.card.title, ""))


def review_data(text: ReviewText) -> SafeString:
    """Describe a review."""
    data = _review(text)
    film = text.card.film
    if film:
        data["itemReviewed"] = {
            "@type": "Movie",
            "name": film.title,
            "url": absolute(film.url),
            "image": absolute(film.poster),
            **({"dateCreated": str(film.year)} if film.year else {}),
        }
    return _script(data, (gettext("Reviews"), "/reviews/"), (text.card.title, ""))


def article_data(page: ArticlePage) -> SafeString:
    """Describe an article."""
    card = page.card
    data: Data = {
        "@type": "Article",
        "headline": card.title,
        "url": absolute(card.url),
        "author": _author(card.critic, card.critic_url),
        "publisher": _house(),
        "inLanguage": card.language,
        "abstract": page.summary,
        "about": [_mentioned(each.film) for each in page.entries],
        "datePublished": card.published.isoformat() if card.published else "",
    }
    return _script(_full(data), (gettext("Articles"), "/articles/"), (card.title, ""))


def list_data(name: str, films: Iterable[FilmCard], *, summary: str = "") -> SafeString:
    """Describe a collection as a list of films."""
    data = _list(name, films) | ({"description": summary} if summary else {})
    return _script(data, (gettext("Collections"), "/collections/"), (name, ""))


def series_data(name: str, path: str, films: Sequence[FilmCard]) -> SafeString:
    """Describe a series with its films in order."""
    data = {
        "@type": "MovieSeries",
        "name": name,
        "url": absolute(path),
        "hasPart": [_mentioned(film) | {"position": n} for n, film in enumerate(films, 1)],
    }
    return _script(data, (gettext("Browse"), "/browse/"), (name, ""))


def person_data(
    name: str, path: str, roles: Sequence[str] = (), names: Sequence[str] = ()
) -> SafeString:
    """Describe a person; ``names`` are their others."""
    data = {
        "@type": "Person",
        "name": name,
        "alternateName": list(names[:_MOST_TITLES]),
        "url": absolute(path),
        "jobTitle": list(roles),
    }
    return _script(_full(data), (name, ""))


def trail_data(*steps: Step) -> SafeString:
    """Describe nothing but the way to a page."""
    return _script(None, *steps)


def _film(page: FilmPage) -> Data:
    card, facts = page.card, page.facts
    others = [text for each in page.titles for text in each.texts]
    cast = [_person(line) for line in facts.credits if line.role == "actor"]
    data: Data = {
        "@type": "Movie",
        "name": card.title,
        "alternateName": others[0] if len(others) == 1 else others[:_MOST_TITLES],
        "url": absolute(card.url),
        "image": absolute(card.poster),
        "genre": [genre.name for genre in facts.genres],
        "countryOfOrigin": [{"@type": "Country", "name": c.name} for c in facts.countries],
        "actor": cast[:_MOST_ACTORS],
        "dateCreated": str(card.year or ""),
        "datePublished": facts.releases[0].date if facts.releases else "",
        "duration": f"PT{facts.runtime}M" if facts.runtime else "",
        "sameAs": [
            *([f"https://www.imdb.com/title/{facts.imdb_id}/"] if facts.imdb_id else []),
            *([f"https://www.wikidata.org/wiki/{facts.wikidata_id}"] if facts.wikidata_id else []),
        ],
    }
    for role, name in _CREW.items():
        data[name] = [_person(line) for line in facts.credits if line.role == role]
    return _full(data)


def _person(line: CreditLine) -> Data:
    return _author(line.person.name, here(f"/people/{line.person.slug}/"))


def _author(name: str, path: str) -> Data:
    return {"@type": "Person", "name": name, "url": absolute(path)}


def _house() -> Data:
    return {"@type": "Organization", "name": settings.SITE_NAME, "url": absolute("/")}


def _mentioned(film: FilmCard) -> Data:
    return {"@type": "Movie", "name": film.title, "url": absolute(film.url)}


def _review(text: ReviewText) -> Data:
    return _card(text.card) | _full(
        {
            "inLanguage": text.language,
            "abstract": text.summary,
            "positiveNotes": _notes(text.strengths),
            "negativeNotes": _notes(text.weaknesses),
        }
    )


def _card(card: ReviewCard) -> Data:
    return _full(
        {
            "@type": "CriticReview",
            "name": card.title,
            "url": absolute(card.url),
            "author": _author(card.critic, card.critic_url),
            "publisher": _house(),
            "inLanguage": card.language,
            "datePublished": card.published.isoformat() if card.published else "",
            "reviewRating": _rating(card),
        }
    )


def _rating(card: ReviewCard) -> Data | None:
    score = card.score
    if score is None or not score.scaled:
        return None
    return {
        "@type": "Rating",
        "ratingValue": score.value,
        "bestRating": score.best,
        "worstRating": 0,
        **({"ratingExplanation": score.line} if score.line else {}),
    }


def _notes(html: SafeString | None) -> Data | None:
    """Give the points of a list, without what gives something away."""
    if not html:
        return None
    written = [plain(point) for point in _POINT.findall(html)] or [plain(html)]
    points = [
        {"@type": "ListItem", "position": number, "name": name}
        for number, name in enumerate(written, 1)
        if name
    ]
    return {"@type": "ItemList", "itemListElement": points} if points else None


def _list(name: str, films: Iterable[FilmCard]) -> Data:
    items = [
        {"@type": "ListItem", "position": number, "url": absolute(film.url), "name": film.title}
        for number, film in enumerate(films, 1)
    ]
    return {
        "@type": "ItemList",
        "name": name,
        "numberOfItems": len(items),
        "itemListElement": items,
    }


def _full(data: Data) -> Data:
    return {key: value for key, value in data.items() if value not in (None, "", [])}


def _script(data: Data | None, *trail: Step) -> SafeString:
    graph = [data] if data else []
    if trail:
        steps = [(settings.SITE_NAME, "/"), *trail]
        items = [
            {"@type": "ListItem", "position": number, "name": name}
            | ({"item": {"@type": "WebPage", "@id": absolute(here(path))}} if path else {})
            for number, (name, path) in enumerate(steps, 1)
        ]
        graph.append({"@type": "BreadcrumbList", "itemListElement": items})
    whole = {"@context": "https://schema.org", "@graph": graph}
    body = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    # Escaped so that no value can close the element.
    body = body.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return mark_safe(f'<script type="application/ld+json">{body}</script>')

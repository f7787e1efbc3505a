"""The same facts for machines: schema.org in JSON-LD, from publishable facts only."""

import json
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from matinee_site.catalogue.facts import CreditLine, FilmFacts
from matinee_site.pages.queries.articles import ArticlePage
from matinee_site.pages.queries.cards import FilmCard, ReviewCard
from matinee_site.pages.queries.film import FilmPage
from matinee_site.pages.queries.reviews import ReviewText

_CREW = {"director": "director", "producer": "producer", "composer": "musicBy"}
_ESCAPED = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def absolute(path: str) -> str:
    """Give the public address of a path."""
    return f"{settings.BASE_URL}{path}"


def film_data(page: FilmPage) -> SafeString:
    """Describe a film, and the house's review of it."""
    facts = page.facts
    data = _film(page.card, facts) | {"@context": "https://schema.org"}
    if page.review:
        data["review"] = _review(page.review)
    return _script(data)


def review_data(text: ReviewText) -> SafeString:
    """Describe a review."""
    data = _review(text) | {"@context": "https://schema.org"}
    if text.card.film:
        film = text.card.film
        data["itemReviewed"] = {"@type": "Movie", "name": film.title, "url": absolute(film.url)}
    return _script(data)


def list_data(name: str, films: list[FilmCard]) -> SafeString:
    """Describe a collection or series as a list of films."""
    items = [
        {"@type": "ListItem", "position": number, "url": absolute(film.url), "name": film.title}
        for number, film in enumerate(films, 1)
    ]
    return _script(
        {
            "@context": "https://schema.org",
            "@type": "ItemList",
            "name": name,
            "numberOfItems": len(items),
            "itemListElement": items,
        }
    )


def person_data(name: str, path: str) -> SafeString:
    """Describe a person."""
    return _script(
        {"@context": "https://schema.org", "@type": "Person", "name": name, "url": absolute(path)}
    )


def article_data(page: ArticlePage) -> SafeString:
    """Describe an article."""
    card = page.card
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": card.title,
        "url": absolute(card.url),
        "author": {"@type": "Person", "name": card.critic, "url": absolute(card.critic_url)},
        "inLanguage": card.language,
        "abstract": page.summary,
        "about": [
            {"@type": "Movie", "name": each.film.title, "url": absolute(each.film.url)}
            for each in page.entries
        ],
    }
    if card.published:
        data["datePublished"] = card.published.isoformat()
    return _script({key: value for key, value in data.items() if value})


def _film(card: FilmCard, facts: FilmFacts) -> dict[str, Any]:
    data: dict[str, Any] = {
        "@type": "Movie",
        "name": card.title,
        "url": absolute(card.url),
        "image": absolute(card.poster),
        "genre": [genre.name for genre in facts.genres],
        "countryOfOrigin": [{"@type": "Country", "name": c.name} for c in facts.countries],
        "actor": [_person(line) for line in facts.credits if line.role == "actor"][:15],
    }
    for role, name in _CREW.items():
        data[name] = [_person(line) for line in facts.credits if line.role == role]
    if card.year:
        data["dateCreated"] = str(card.year)
    if facts.runtime:
        data["duration"] = f"PT{facts.runtime}M"
    if facts.imdb_id:
        data["sameAs"] = f"https://www.imdb.com/title/{facts.imdb_id}/"
    return {key: value for key, value in data.items() if value}


def _person(line: CreditLine) -> dict[str, str]:
    return {
        "@type": "Person",
        "name": line.person.name,
        "url": absolute(f"/people/{line.person.slug}/"),
    }


def _review(text: ReviewText) -> dict[str, Any]:
    card = text.card
    data: dict[str, Any] = {
        "@type": "Review",
        "name": card.title,
        "url": absolute(card.url),
        "author": {"@type": "Person", "name": card.critic, "url": absolute(card.critic_url)},
        "inLanguage": text.language,
    }
    if card.published:
        data["datePublished"] = card.published.isoformat()
    if card.standfirst:
        data["abstract"] = text.summary
    return data | _rating(card)


def _rating(card: ReviewCard) -> dict[str, Any]:
    score = card.score
    if score is None or not score.scaled:
        return {}
    return {
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": score.value,
            "bestRating": score.best,
            "worstRating": 0,
        }
    }


def _script(data: dict[str, Any]) -> SafeString:
    # Escaped so that no value can close the element.
    body = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPED)
    return mark_safe(f'<script type="application/ld+json">{body}</script>')

"""Articles from files: Markdown whose front matter names the films that it is about."""

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.db import transaction

from matinee.catalogue import Catalogue
from matinee.document import DocumentError, read_path
from matinee_site.reviews.collecting import known_film
from matinee_site.reviews.models import Article, ArticleFilm
from matinee_site.reviews.operations import publish, signed
from matinee_site.reviews.parts import read_parts


def import_article(*, path: Path, catalogue: Catalogue, today: date, name: str) -> Article:
    """Bring an article's file in, once, and publish it: the same file again changes nothing.

    ``name`` is what the file is remembered by.
    ``kind`` in the front matter is one of ``Article.Kind``; ``films`` is a list of references, or
    of tables with ``film`` (or ``imdb_id``) and ``note``. A film that is not known is left out.
    Raise DocumentError when the file cannot be read.
    """
    document = read_path(path)
    digest = sha256(document.source.encode()).hexdigest()
    known = Article.objects.filter(source_file=name).first()
    if known and known.source_hash == digest:
        return known
    parts = read_parts(document)
    kind = document.metadata.get("kind", Article.Kind.ESSAY)
    if kind not in Article.Kind.values:
        raise DocumentError(f"{path}: there is no kind '{kind}': {', '.join(Article.Kind.values)}")
    with transaction.atomic():
        article = known or Article(live=False)
        article.critic = signed(parts.critic, sample=parts.sample)
        article.kind = kind
        article.sections = [
            ("section", {"heading": part.heading, "aspect": "", "body": part.body})
            for part in parts.sections
        ]
        for field in ("title", "standfirst", "language", "sample"):
            setattr(article, field, getattr(parts, field))
        article.published_at = parts.published_at or today
        article.source_file, article.source_hash = name, digest
        article.films = _films(document.metadata, catalogue)
        publish(review=article)
    return article


def _films(metadata: Mapping[str, Any], catalogue: Catalogue) -> list[ArticleFilm]:
    listed = metadata.get("films")
    found = []
    for place, entry in enumerate(listed if isinstance(listed, list) else ()):
        table = entry if isinstance(entry, dict) else {"film": entry}
        ref = str(table.get("imdb_id") or table.get("film") or "")
        film = known_film(ref, catalogue=catalogue)
        if film:
            note = str(table.get("note") or "")[:2000]
            found.append(ArticleFilm(film=film, note=note, sort_order=place))
    return found

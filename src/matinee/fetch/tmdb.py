"""Fetches from TMDB, with the user's own key, the films that an archive is about."""

import json
import urllib.parse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from matinee.catalogue.names import fold_title
from matinee.catalogue.sources.tmdb import SOURCE
from matinee.fetch.cache import Cache
from matinee.fetch.errors import FetchError
from matinee.fetch.wanted import Wanted
from matinee.fetch.web import Web

NOTICE = (
    f"{SOURCE.name}: {SOURCE.licence}, see https://www.themoviedb.org/api-terms-of-use;"
    " facts that rest on it alone serve private checking and are never shown on public pages."
    " This product uses the TMDB API but is not endorsed or certified by TMDB"
)
API = "https://api.themoviedb.org/3"
_PARTS = "credits,alternative_titles,translations,release_dates,external_ids"
_LARGEST = 16 << 20
_KEY_LENGTH = 60  # A shorter one is a key of version 3, a longer one a token of version 4.

Tell = Callable[[int, int], None]


@dataclass(slots=True)
class Tmdb:
    """TMDB's API, behind a cache; ``key`` is the user's key or token."""

    web: Web
    cache: Cache
    key: str = field(repr=False)
    api: str = API
    refresh: bool = False
    tell: Tell = lambda *_: None

    def fetch(self, wanted: Sequence[Wanted], path: Path) -> tuple[int, list[Wanted]]:
        """Write the films into a file of JSON lines; say how many there are, and which are not."""
        found: dict[int, Mapping[str, Any]] = {}
        unfound = []
        for number, each in enumerate(wanted):
            self.tell(number, len(wanted))
            films = self._films(each)
            if not films:
                unfound.append(each)
            for film in films:
                if film not in found:
                    found[film] = self._ask(f"/movie/{film}", append_to_response=_PARTS)
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = (json.dumps(film, ensure_ascii=False) for _, film in sorted(found.items()))
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return len(found), unfound

    def _films(self, wanted: Wanted) -> list[int]:
        if wanted.imdb_id:
            found = self._ask(f"/find/{wanted.imdb_id}", external_source="imdb_id")
            return _ids(found.get("movie_results"))
        for title in wanted.titles:
            # A year off by one is common between sources, so that the title is asked for alone too.
            for year in ({"primary_release_year": str(wanted.year)}, {}) if wanted.year else ({},):
                found = self._ask("/search/movie", query=title, include_adult="false", **year)
                results = found.get("results")
                listed = results if isinstance(results, list) else []
                fitting = [film for film in listed if _fits(film, title, wanted.year)]
                if fitting:
                    return _ids(fitting if wanted.year else fitting[:1])
        return []

    def _ask(self, path: str, **parameters: str) -> Mapping[str, Any]:
        question = f"{path}?{urllib.parse.urlencode(sorted(parameters.items()))}"
        kept = None if self.refresh else self.cache.answer(question)
        if kept is not None:
            return kept  # type: ignore[no-any-return]
        headers = {"Accept": "application/json"}
        if len(self.key) > _KEY_LENGTH:
            headers["Authorization"] = f"Bearer {self.key}"
        else:
            parameters = {**parameters, "api_key": self.key}
        url = f"{self.api}{path}?{urllib.parse.urlencode(parameters)}"
        answer = self.web.get(url, headers=headers, most=_LARGEST, missing=True)
        try:
            found = json.loads(answer.body) if answer.status != 404 else {}
        except (ValueError, RecursionError) as error:
            raise FetchError(f"{self.api}: answers with something that is no JSON") from error
        if not isinstance(found, dict):
            raise FetchError(f"{self.api}: answers with JSON of another kind")
        self.cache.keep_answer(question, found)
        return found


def _fits(film: object, title: str, year: int | None) -> bool:
    if not isinstance(film, dict):
        return False
    named = (film.get("title"), film.get("original_title"))
    date = str(film.get("release_date") or "")[:4]
    dated = year is None or not date.isdigit() or abs(int(date) - year) <= 1
    return dated and fold_title(title) in {fold_title(x) for x in named if isinstance(x, str)}


def _ids(films: object) -> list[int]:
    listed = films if isinstance(films, list) else []
    found = (film.get("id") for film in listed if isinstance(film, dict))
    return [id for id in found if isinstance(id, int)]

"""What may not be published leaves the house by no way out: all that can be asked for is."""

import re
from collections import deque
from collections.abc import Iterator
from urllib.parse import quote, urljoin, urlsplit

import pytest
from django.test import Client

from matinee_site.catalogue.models import Credit, Film, Person, Series
from matinee_site.discovery.operations import refresh_index
from matinee_site.reviews.models import Collection, Review

HIDDEN = (
    "Ash &amp; Ember", "Ash & Ember", "tt9000003", "ash-ember",  # a film
    "Bo Vane", "bo-vane", "Kim Ros", "kim-ros", "Otto",  # people and a part
    "Salzstra",  # a title in another language
    "I. B. Morvan",  # another spelling of a name
    "104 min", "1 h 44", "PT104M", "PT1H44M",  # a running time
    "Musical", "genre/musical",  # a genre
    "Closed Films", "closed.example", "c-1",  # the source itself
)  # fmt: skip
"""What only the closed source states, in the forms in which it could be shown."""

_LINK = re.compile(r"""(?:href|src|action)=["']([^"'#]+)|<loc>([^<]+)|"(?:url|@id)": ?"([^"]+)""")
_WORDS = ("ash", "ember", "vane", "kim", "otto", "salt", "musical", "1974", "closed", "runtime:104")
_MOST = 2_000

pytestmark = pytest.mark.django_db


def _first() -> Iterator[str]:
    """Give where to begin: what is linked from the home page, and what only a machine asks for."""
    yield from (
        "/",
        "/robots.txt",
        "/sitemap.xml",
        "/feeds/all.atom",
        "/feeds/all.json",
        "/browse/",
    )
    for word in map(quote, _WORDS):
        yield from (f"/search/?q={word}", f"/search.json?q={word}")
    # Also what has no page: its address may be guessed.
    for kind, model in (("films", Film), ("people", Person), ("series", Series)):
        for slug in model.objects.values_list("slug", flat=True):
            yield from (f"/{kind}/{slug}/", f"/cards/{kind}/{slug}/")
            if kind == "films":
                yield from (f"/posters/{slug}.svg", f"/posters/small/{slug}.svg")
                yield f"/social/films/{slug}.png"
    yield from ("/browse/decade/1970s/", "/browse/genre/musical/", "/browse/genre/western/")


def test_nothing_of_a_closed_source_is_on_any_page_feed_map_card_or_answer(
    client: Client, full_review: Review, essay: Review, curated: Collection
) -> None:
    """The whole house is walked, link by link, with every guessable address besides."""
    assert Credit.objects.filter(citation__source__publishable=False).exists()
    refresh_index(force=True)
    waiting, met, kinds = deque(_first()), set(_first()), set()
    while waiting:
        address = waiting.popleft()
        answer = client.get(address)
        kind = answer.get("Content-Type", "").split(";")[0]
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        if answer.status_code == 200:
            kinds.add(kind)
        text = body.decode("utf-8", "replace")
        # A page may say back what it was asked for.
        found = [word for word in HIDDEN if word in text and word.lower() not in address.lower()]
        assert not found, f"{address} ({answer.status_code}) shows {found}"
        if answer.status_code in (301, 302):
            text = f'href="{answer["Location"]}"'
        for groups in _LINK.findall(text):
            link = urlsplit(urljoin(f"http://testserver{address}", "".join(groups)))
            ours = link.netloc in ("testserver", "127.0.0.1:8000", "")
            target = link.path + (f"?{link.query}" if link.query else "")
            # A search leads to ever more searches; those to ask are named above.
            passed = target.startswith(("/desk/", "/static/", "/search"))
            if ours and target not in met and not passed:
                assert len(met) < _MOST
                met.add(target)
                waiting.append(target)
    assert {"text/html", "application/json", "image/svg+xml", "image/png"} <= kinds
    assert any("atom" in kind for kind in kinds)
    assert any(kind.endswith("/xml") for kind in kinds)

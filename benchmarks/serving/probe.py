"""Looks at a site from inside, in a process of its own: its films, a page's questions, its text."""

import json
import sys
from pathlib import Path

from matinee_site.commands.opening import open_site


def main() -> None:
    """Print what is known of the site in the first argument's folder as JSON."""
    open_site(Path(sys.argv[1]))
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from matinee_site.catalogue.models import Film
    from matinee_site.pages.queries.film import film_page
    from matinee_site.reviews.models import Review, public

    settings.KEEP_PAGES = False
    settings.ALLOWED_HOSTS = ["*"]
    reviews = Review.objects.filter(public(), film__isnull=False).select_related("film")
    # The longest text stands for a page with everything.
    review = max(reviews, key=lambda each: sum(len(part.value["body"]) for part in each.sections))
    path = f"/films/{review.film.slug}/"
    client = Client()
    client.get(path)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.get(path)
    page = film_page(review.film.slug)
    assert page
    assert page.review
    html = "".join(
        f"<h2>{part.heading}</h2>{part.html}" if part.heading else str(part.html)
        for part in page.review.sections
    )
    print(json.dumps({
        "films": Film.objects.filter(public=True, present=True).count(),
        "film": path, "review": f"/reviews/{review.slug}/", "title": review.title,
        "queries": len(asked), "html": html,
    }))  # fmt: skip


if __name__ == "__main__":
    main()

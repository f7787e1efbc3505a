"""Publishes one review again and again, and says each number once it is done; its own process."""

import os
import sys


def main() -> None:
    """Publish in the first argument's folder as often as the second says."""
    os.environ["MATINEE_DIR"] = sys.argv[1]
    os.environ["DJANGO_SETTINGS_MODULE"] = "matinee_site.config.settings"
    import django

    django.setup()
    from matinee_site.reviews.models import Review
    from matinee_site.reviews.operations import publish

    review = Review.objects.get(slug="salt-and-patience")
    for number in range(int(sys.argv[2]) + 1):
        review.title = f"Salt number {number}"
        publish(review=review)
        print(number, flush=True)


if __name__ == "__main__":
    main()

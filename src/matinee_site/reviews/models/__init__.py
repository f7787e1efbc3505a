"""Tables of the house's own: reviews, their critics, what checking said, and collections."""

from matinee_site.reviews.models.collections import Collection, CollectionEntry
from matinee_site.reviews.models.critics import Critic
from matinee_site.reviews.models.edition import Edition
from matinee_site.reviews.models.reviews import ASPECTS, CheckResult, Review, free_slug, public

__all__ = [
    "ASPECTS",
    "CheckResult",
    "Collection",
    "CollectionEntry",
    "Critic",
    "Edition",
    "Review",
    "free_slug",
    "public",
]

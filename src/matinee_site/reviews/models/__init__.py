"""Tables of the house's own: reviews and articles, what stands beside them, and collections."""

from matinee_site.reviews.models.articles import Article, ArticleFilm, ArticlePerson
from matinee_site.reviews.models.beside import (
    Acceptance,
    Comment,
    Correction,
    FormerPath,
    Naming,
    Note,
    PreviewLink,
)
from matinee_site.reviews.models.collections import Collection, CollectionEntry
from matinee_site.reviews.models.critics import Critic
from matinee_site.reviews.models.edition import Edition
from matinee_site.reviews.models.front import FrontPage, FrontPart, FrontPick
from matinee_site.reviews.models.notices import Notice
from matinee_site.reviews.models.parts import ASPECTS, Scale
from matinee_site.reviews.models.pictures import Picture, PictureRendition
from matinee_site.reviews.models.pieces import Piece, public
from matinee_site.reviews.models.reviews import AlsoReviewed, CheckResult, Review
from matinee_site.reviews.models.viewings import Viewing

__all__ = [
    "ASPECTS",
    "Acceptance",
    "AlsoReviewed",
    "Article",
    "ArticleFilm",
    "ArticlePerson",
    "CheckResult",
    "Collection",
    "CollectionEntry",
    "Comment",
    "Correction",
    "Critic",
    "Edition",
    "FormerPath",
    "FrontPage",
    "FrontPart",
    "FrontPick",
    "Naming",
    "Note",
    "Notice",
    "Picture",
    "PictureRendition",
    "Piece",
    "PreviewLink",
    "Review",
    "Scale",
    "Viewing",
    "public",
]

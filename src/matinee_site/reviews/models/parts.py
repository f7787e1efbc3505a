"""What reviews and articles are made of: sections of Markdown, and a score on a critic's scale."""

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.functional import cached_property
from wagtail.blocks import CharBlock, ChoiceBlock, StructBlock, TextBlock

from matinee.review import Aspect
from matinee_site.reviews.differing import MarkdownComparison

ASPECTS = [
    (aspect.value, "Style and craft" if aspect is Aspect.STYLE else aspect.value.capitalize())
    for aspect in Aspect
]


class Scale(models.TextChoices):
    """The scales that critics score on; each score keeps its own."""

    OTHER = "", "Another scale, as written"
    TEN = "ten", "Points out of ten"
    FIVE = "five", "Five stars, with halves"
    FOUR = "four", "Four stars, with halves"
    LETTERS = "letters", "Letters, A+ to F"
    PERCENT = "percent", "Percent"
    NONE = "none", "No score"


class MarkdownBlock(TextBlock):
    """Prose in Markdown; the desk's editor takes hold of it by its attribute."""

    @cached_property
    def field(self) -> forms.Field:
        """Give the form's field."""
        widget = forms.Textarea(attrs={"rows": 12, "data-controller": "mt-prose"})
        return forms.CharField(widget=widget, strip=False, **self.field_options)

    def get_comparison_class(self) -> type[MarkdownComparison]:
        """Give what compares two versions in Wagtail's history."""
        return MarkdownComparison

    def deconstruct(self) -> tuple[str, list, dict]:
        """Stand in migrations as the plain block that it is a form of."""
        return "wagtail.blocks.TextBlock", [], self._constructor_args[1]


class SectionBlock(StructBlock):
    """A part of a text: a heading, what it is about, and Markdown; all may be empty."""

    heading = CharBlock(required=False, max_length=300)
    aspect = ChoiceBlock(choices=ASPECTS, required=False)
    body = MarkdownBlock(required=False)

    class Meta:
        icon = "title"
        label_format = "{heading}"


class Scored(models.Model):
    """A score on its author's own scale: figures where there are any, and how it was written."""

    score_scale = models.CharField(
        "scale", max_length=10, choices=Scale.choices, default=Scale.OTHER, blank=True
    )
    score_value = models.FloatField(
        "score", null=True, blank=True, validators=[MinValueValidator(0), MaxValueValidator(1000)]
    )
    score_best = models.FloatField(
        "out of", null=True, blank=True, validators=[MinValueValidator(0), MaxValueValidator(1000)]
    )
    score_written = models.CharField(
        "score as written", max_length=60, blank=True, help_text="★★★½, B+, three out of four ..."
    )
    score_line = models.CharField(
        "line with the score", max_length=300, blank=True, help_text="A few words beside the score."
    )

    class Meta:
        abstract = True

"""Who is at the desk, and a review to work on."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client

from matinee_site.catalogue.gateway import SiteCatalogue
from matinee_site.reviews.models import Review
from matinee_site.reviews.operations import import_file


@pytest.fixture
def desk(client: Client) -> Client:
    """Give the operator's browser."""
    user = get_user_model().objects.create_superuser("operator")
    client.force_login(user)
    return client


@pytest.fixture
def as_member(db: None) -> Callable[[str], Client]:
    """Give the browser of a new login in a group."""

    def sign_in(group: str) -> Client:
        user = get_user_model().objects.create_user(f"one-of-{group.lower()}")
        user.groups.add(Group.objects.get(name=group))
        client = Client()
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def review(review_file: Path) -> Review:
    """Give a published review that belongs to no login."""
    return import_file(path=review_file, catalogue=SiteCatalogue(), today=date(2026, 5, 3)).review


@pytest.fixture
def posted() -> Callable[[object], dict[str, object]]:
    """Give what makes of a form the values that a browser sends back."""
    return _posted


def _posted(form: object) -> dict[str, object]:
    """Give a form's values as a browser sends them back."""
    review = form.instance
    data = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    data |= {"sections-count": str(len(review.sections))}
    for place, block in enumerate(review.sections):
        data |= {
            f"sections-{place}-deleted": "",
            f"sections-{place}-order": str(place),
            f"sections-{place}-type": "section",
            f"sections-{place}-id": block.id or "",
        }
        data |= {f"sections-{place}-value-{name}": value for name, value in block.value.items()}
    data.pop("sections")
    for formset in form.formsets.values():
        data |= {f"{formset.prefix}-{name}_FORMS": "0" for name in ("TOTAL", "INITIAL")}
    return {name: value for name, value in data.items() if value is not None}

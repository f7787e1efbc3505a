"""Pictures that are pasted, dropped or chosen while writing."""

from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from django import forms
from django.http import HttpRequest
from wagtail.images.fields import WagtailImageField

from matinee_site.desk.live.answers import RefusedError, answered
from matinee_site.desk.permissions import ADD_PICTURES
from matinee_site.reviews.models import Picture


class PictureForm(forms.ModelForm):
    """A file that is a picture, in a format that browsers show and of a bounded size."""

    file = WagtailImageField()

    class Meta:
        model = Picture
        fields = ("file", "title")


@answered(lambda user: user.has_perm(ADD_PICTURES), a_minute=60, method="POST")
def add_picture(request: HttpRequest) -> Mapping[str, Any]:
    """Keep a picture; what is no picture, or too large a one, is refused and nothing kept."""
    file = request.FILES.get("file")
    if file is None:
        raise RefusedError("No picture arrived.")
    title = PurePath(file.name or "").stem.replace("_", " ").replace("-", " ").strip()[:200]
    picture = Picture(uploaded_by_user=request.user)
    form = PictureForm({"title": title or "Picture"}, {"file": file}, instance=picture)
    if not form.is_valid():
        problems = [str(error) for errors in form.errors.values() for error in errors]
        raise RefusedError(" ".join(problems))
    form.save()
    return {"id": picture.pk, "title": picture.title, "description": picture.description}

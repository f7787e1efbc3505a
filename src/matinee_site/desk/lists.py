"""The page ``/desk/lists/``: a list becomes a collection, once it was looked at; and the way out.

Bringing in takes two steps and keeps nothing in between: the first answer says what is found,
doubtful and not there, and holds the list itself; the second makes the collection as was chosen.
"""

from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods
from wagtail.admin.auth import permission_required

from matinee.archive.tables import decode_table
from matinee.lists import FilmList, ListError, ListForm, ListMatch, read_list
from matinee.lists.reading import MAX_BYTES
from matinee_site.discovery.lists import bring_list, matched_list, take_out
from matinee_site.reviews.models import Collection

ADD, SEE = "reviews.add_collection", "reviews.view_collection"
MOST = 500
MAX_TEXT = 400_000
_PASTED = "the list"
_NONE = "-"


class ListFileForm(forms.Form):
    """A list, as a file or pasted."""

    file = forms.FileField(
        required=False,
        help_text="A list from Letterboxd or IMDb (CSV), a table with titles, or a text.",
    )
    text = forms.CharField(
        required=False,
        strip=False,
        max_length=MAX_TEXT,
        widget=forms.Textarea(attrs={"rows": 8}),
        label="Or paste it",
        help_text="A film a line: Seven Samurai (1954) \u2013 and a note, if you like.",
    )
    title = forms.CharField(
        required=False, max_length=200, help_text="What to call it, if not as the list does."
    )

    def clean(self) -> dict[str, object]:
        """Read the list; the text of a file takes the place of what was pasted."""
        cleaned = super().clean() or {}
        file = cleaned.get("file")
        data, name = (cleaned.get("text") or "").encode(), _PASTED
        if isinstance(file, UploadedFile):
            data, name = file.read(MAX_BYTES + 1), str(file.name)
        if not data.strip():
            raise forms.ValidationError("Give a file, or paste a list.")
        try:
            cleaned["read"] = read = read_list(data, name)
        except ListError as error:
            raise forms.ValidationError(str(error)) from error
        if len(read.films) > MOST:
            raise forms.ValidationError(
                f"{len(read.films):,} films; this page takes {MOST} at once. Bring it in with"
                " 'matinee collection import', or cut it."
            )
        return cleaned


@dataclass(frozen=True, slots=True)
class Row:
    """A film of the list as the page shows it: what was found, and what may be meant."""

    place: int
    match: ListMatch
    chosen: str

    @property
    def state(self) -> str:
        """Say what became of it, in a word."""
        if self.match.twice:
            return "twice"
        return {"matched": "found", "ask": "doubtful", "unmatched": "not found"}[
            self.match.match.decision.value
        ]


@never_cache
@permission_required(ADD)
@require_http_methods(["GET", "POST"])
def lists_page(request: HttpRequest) -> HttpResponse:
    """Show the form; after a first post what the list comes to; after a second make it."""
    form = ListFileForm(request.POST or None, request.FILES or None)
    context: dict[str, object] = {
        "form": form,
        "collections": Collection.objects.all(),
        "forms": list(ListForm),
        "header_title": "Lists in and out",
        "header_icon": "list-ul",
        "breadcrumbs_items": [{"url": "", "label": "Lists in and out"}],
    }
    if request.method == "POST" and form.is_valid():
        read: FilmList = form.cleaned_data["read"]
        found = matched_list(read)
        title = form.cleaned_data["title"] or read.title
        if "make" in request.POST:
            chosen = _chosen(request, found)
            if any(chosen.values()):
                brought = bring_list(read, found, title=title, chosen=chosen)
                messages.success(
                    request,
                    f"{brought.collection.title}: {brought.films} films. It is not shown yet;"
                    " look it over, and tick Shown.",
                )
                edit = Collection.snippet_viewset.get_url_name("edit")  # type: ignore[attr-defined]
                return redirect(reverse(edit, args=[brought.collection.pk]))
            form.add_error(None, "None of the films is chosen: there is nothing to make.")
        context |= {
            "read": read,
            "title": title,
            "rows": [Row(at, each, _preset(each)) for at, each in enumerate(found)],
            "source": _source(form),
            "counts": _counts(found),
        }
    return render(request, "desk/lists.html", context)


@never_cache
@permission_required(SEE)
@require_GET
def take_out_list(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """Give a collection as a file."""
    if form not in set(ListForm):
        raise Http404("no such form of a list")
    collection = get_object_or_404(Collection, pk=pk)
    text = take_out(collection, ListForm(form), base=settings.BASE_URL)
    answer = HttpResponse(text, content_type="text/plain; charset=utf-8")
    name = f"{collection.slug}-{form}{ListForm(form).suffix}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _preset(each: ListMatch) -> str:
    return each.film.id if each.film and not each.twice else ""


def _chosen(request: HttpRequest, found: list[ListMatch]) -> dict[int, str]:
    """Give the films as chosen; only what was offered can be."""
    chosen = {}
    for place, each in enumerate(found):
        offered = {film.id for film, _ in each.match.candidates}
        if each.film:
            offered.add(each.film.id)
        wanted = request.POST.get(f"film-{place}", _preset(each))
        chosen[place] = wanted if wanted in offered else ""
    return chosen


def _counts(found: list[ListMatch]) -> dict[str, int]:
    states = [Row(0, each, "").state for each in found]
    names = {"found": "found", "doubtful": "doubtful", "lost": "not found", "twice": "twice"}
    return {key: states.count(state) for key, state in names.items()}


def _source(form: ListFileForm) -> str:
    """Give the list as text, for the second step."""
    file = form.cleaned_data.get("file")
    if isinstance(file, UploadedFile):
        file.seek(0)
        return decode_table(file.read(), str(file.name))
    return str(form.cleaned_data["text"])

"""Answers of the pages below ``/desk/archives/``."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from wagtail.admin.auth import permission_required

from matinee.archive import ArchiveError
from matinee_site.archives.decisions import (
    DecisionError,
    decide,
    film_named,
    read_table,
    written_table,
)
from matinee_site.archives.models import ImportItem, ImportRun
from matinee_site.archives.operations import Wishes, begin, stopped
from matinee_site.archives.process import alive, start
from matinee_site.archives.words import Becomes
from matinee_site.catalogue.models import Film
from matinee_site.desk.archives.forms import ArchiveForm, MappingForm, forget_files, uploaded
from matinee_site.desk.archives.rows import LEAVE, NONE, items_of, page_of, rows_of, shows_of
from matinee_site.desk.permissions import BRING_ARCHIVES
from matinee_site.reviews.checking import site_catalogue

_MOST_BYTES = 50_000_000
_RUNS = 50
View = Callable[..., HttpResponse]


def _desk(view: View) -> View:
    """Let a view be asked by those alone who may bring archives in."""
    return never_cache(permission_required(BRING_ARCHIVES)(view))


def _of_a_run(view: View) -> View:
    """Give a view its run, as it is now: one whose process is gone has stopped."""

    @wraps(view)
    def answer(request: HttpRequest, number: int, **options: Any) -> HttpResponse:
        run = get_object_or_404(ImportRun, pk=number)
        if run.busy and run.pid and not alive(run.pid):
            stopped(run=run)
        return view(request, run, **options)

    return answer


@_desk
@require_http_methods(["GET", "POST"])
def archives(request: HttpRequest) -> HttpResponse:
    """List what was brought in, and take an archive."""
    form = ArchiveForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            archive, pictures = form.kept()
        except ArchiveError as error:
            form.add_error("archive", str(error))
        else:
            told = form.cleaned_data
            wishes = Wishes(
                critic=told["critic"], scale=told["scale"], private=told["private"],
                show_lists=told["show_lists"],
            )  # fmt: skip
            run = begin(
                label=archive.name, path=str(archive), media=str(pictures or ""), wishes=wishes,
                by=request.user,
            )  # fmt: skip
            start(run, "look")
            return redirect("desk_archive", run.pk)
    context = {
        "form": form,
        "runs": ImportRun.objects.select_related("by")[:_RUNS],
        "header_title": "Archives",
        "header_icon": "download",
        "breadcrumbs_items": [{"url": "", "label": "Archives"}],
    }
    return render(request, "desk/archives.html", context)


@_desk
@require_GET
@_of_a_run
def archive(request: HttpRequest, run: ImportRun) -> HttpResponse:
    """Show one archive: how far it is, what would come of it, what is to be decided."""
    shows = shows_of(run)
    first = "open" if shows[0].count else "all"
    show = request.GET.get("show", first)
    words = request.GET.get("q", "")[:100]
    page = page_of(run, show, request.GET.get("page"), words)
    columns = run.told.get("columns") or []
    becomes = run.told.get("becomes", {})
    context = {
        "run": run,
        "told": run.told,
        "texts": sum(becomes.get(kind, 0) for kind in ("article", "page")),
        "shows": shows,
        "show": show,
        "words": words,
        "page": page,
        "rows": rows_of(list(page)),
        "kinds": [(value, label) for value, label in Becomes.choices if value != "picture"],
        "mapping": MappingForm(columns=columns, initial=run.told.get("mapping")) if columns else "",
        "here": uploaded(run.path),
        "brought": run.made.exists(),
        "header_title": run.label,
        "header_icon": "download",
        "breadcrumbs_items": [
            {"url": reverse("desk_archives"), "label": "Archives"},
            {"url": "", "label": run.label},
        ],
    }
    return render(request, "desk/archive.html", context)


@_desk
@require_GET
@_of_a_run
def archive_progress(request: HttpRequest, run: ImportRun) -> HttpResponse:
    """Say how far a run is, for the page's script."""
    return JsonResponse(
        {
            "busy": run.busy,
            "state": run.get_state_display(),
            "doing": run.doing,
            "done": run.done,
            "total": run.total,
        }
    )


@_desk
@require_POST
@_of_a_run
def archive_work(request: HttpRequest, run: ImportRun) -> HttpResponse:
    """Look through again, bring in, take back, or forget the file."""
    work = request.POST.get("work", "")
    if run.busy:
        messages.warning(request, "It is being worked on: wait until that is done.")
    elif work == "forget":
        forget_files(run.path)
        messages.success(request, "The uploaded file is removed; what it brought in stays.")
    elif work == "take_back" or (work in ("look", "bring_in") and uploaded(run.path)):
        _busy(run, work)
        start(run, work)
    elif work in ("look", "bring_in"):
        messages.error(request, "The file is no longer here: upload it again.")
    return redirect("desk_archive", run.pk)


@_desk
@require_POST
@_of_a_run
def archive_mapping(request: HttpRequest, run: ImportRun) -> HttpResponse:
    """Keep which column holds what, and look through again."""
    form = MappingForm(request.POST, columns=run.told.get("columns") or [])
    if run.busy or not form.is_valid() or not uploaded(run.path):
        messages.error(request, "The columns could not be changed.")
        return redirect("desk_archive", run.pk)
    run.options = run.options | {"mapping": form.mapping()}
    _busy(run, "look")
    start(run, "look")
    return redirect("desk_archive", run.pk)


@_desk
@require_POST
@_of_a_run
def archive_decisions(request: HttpRequest, run: ImportRun) -> HttpResponse:
    """Keep what was decided on a page of items."""
    items = items_of(run).select_related("film", "chosen_film")
    numbers = [int(each) for each in request.POST.getlist("item")[:500] if each.isdecimal()]
    changed, refused = 0, []
    for item in items.filter(pk__in=numbers):
        try:
            changed += _decided(request, item)
        except DecisionError as error:
            refused.append(f"{item}: {error}")
    if changed:
        messages.success(request, f"{changed} decided. They take effect with the next bringing in.")
    for line in refused[:10]:
        messages.error(request, line)
    told = {name: request.POST[name] for name in ("show", "page", "q") if request.POST.get(name)}
    return redirect(f"{reverse('desk_archive', args=[run.pk])}?{urlencode(told)}")


@_desk
@require_http_methods(["GET", "POST"])
@_of_a_run
def archive_table(request: HttpRequest, run: ImportRun) -> HttpResponse:
    """Give the items as a table to be edited, or take one."""
    if request.method == "GET":
        rows = items_of(run).select_related("film", "chosen_film")
        answer = HttpResponse(
            written_table(rows).encode("utf-8-sig"), content_type="text/csv; charset=utf-8"
        )
        answer["Content-Disposition"] = f'attachment; filename="decisions-{run.pk}.csv"'
        return answer
    file = request.FILES.get("table")
    if not isinstance(file, UploadedFile) or (file.size or 0) > _MOST_BYTES:
        messages.error(request, "Choose the table that was edited.")
        return redirect("desk_archive", run.pk)
    try:
        decided = read_table(file.read(), name=file.name or "table", catalogue=site_catalogue())
    except (DecisionError, ArchiveError) as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"{decided.kept} decisions kept.")
        for line in decided.refused[:10]:
            messages.error(request, line)
    return redirect("desk_archive", run.pk)


def _decided(request: HttpRequest, item: ImportItem) -> bool:
    """Keep what was decided on one item; say whether anything has changed."""
    becomes = request.POST.get(f"becomes-{item.pk}", item.becomes)
    if becomes not in Becomes.values or becomes == Becomes.PICTURE:
        raise DecisionError("it cannot become that")
    before = (item.chosen, item.chosen_film_id, item.film_chosen)
    typed = request.POST.get(f"other-{item.pk}", "").strip()
    picked = request.POST.get(f"film-{item.pk}", LEAVE)
    if typed:
        film = film_named(typed, site_catalogue())
        decide(item=item, becomes=becomes, film=film, film_chosen=True)
    elif picked == NONE:
        decide(item=item, becomes=becomes, film=None, film_chosen=True)
    elif picked == LEAVE:
        decide(item=item, becomes=becomes, film=None, film_chosen=False)
    else:
        film = Film.objects.filter(key=picked).first()
        if film is None:
            raise DecisionError("the catalogue no longer has this film")
        decide(item=item, becomes=becomes, film=film, film_chosen=True)
    return before != (item.chosen, item.chosen_film_id, item.film_chosen)


def _busy(run: ImportRun, work: str) -> None:
    state = ImportRun.State
    run.state = {"look": state.LOOKING, "bring_in": state.WORKING, "take_back": state.UNDOING}[work]
    run.error, run.done, run.total, run.doing, run.pid = "", 0, 0, "", None
    run.save()

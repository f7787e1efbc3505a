"""Answers searches: the page, and the same as JSON, also while somebody types."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse

from matinee.catalogue.json_forms import VERSION
from matinee_site.pages.queries.search import (
    MOST,
    PAGE,
    SUGGESTED,
    Hit,
    examples,
    facet_data,
    search_answer,
    search_page,
    suggestions,
)
from matinee_site.pages.views.answers import live_page, show

MAX_QUERY = 300
_MOST_PAGES = 500
_BRIEFLY = "public, max-age=60"  # while one types, letters are taken back and typed again


@live_page
def search(request: HttpRequest) -> HttpResponse:
    """Answer with what is found; results are not for search engines."""
    page = search_page(_typed(request).strip(), page=_number(request, "page", 1, _MOST_PAGES) or 1)
    if page.page > max(1, page.pages):
        raise Http404("no such page")
    context = {"page": page, "examples": examples(), "noindex": True, "canonical": ""}
    return show(request, "search", context)


@live_page
def search_json(request: HttpRequest) -> HttpResponse:
    """Answer a program; with ``typing`` the query may go on, and only suggestions are given."""
    typed = _typed(request)
    if request.GET.get("typing"):
        hits = suggestions(typed, limit=_number(request, "limit", SUGGESTED, MOST))
        response = JsonResponse({"version": VERSION, "results": [_hit(hit) for hit in hits]})
        response["Cache-Control"] = _BRIEFLY
        return response
    answer, hits = search_answer(
        typed.strip(),
        limit=_number(request, "limit", PAGE, MOST),
        offset=_number(request, "offset", 0, 100_000),
    )
    return JsonResponse(
        {
            "version": VERSION,
            "query": str(answer.query),
            "total": answer.total,
            "meant": str(answer.meant) if answer.meant else None,
            "corrected": answer.corrected,
            "problems": [str(problem) for problem in answer.problems],
            "results": [_hit(hit) for hit in hits],
            "facets": facet_data(answer.facets),
        }
    )


def _hit(hit: Hit) -> dict[str, object]:
    return {
        "kind": hit.kind,
        "kind_name": hit.kind_name,
        "id": hit.key,
        "name": hit.name,
        "year": hit.year,
        "imdb_id": hit.imdb_id,
        "note": hit.note,
        "url": hit.url,
        "score": hit.score,
    }


def _typed(request: HttpRequest) -> str:
    return request.GET.get("q", "")[:MAX_QUERY]


def _number(request: HttpRequest, name: str, otherwise: int, most: int) -> int:
    written = request.GET.get(name, "")[:9]
    return min(int(written), most) if written.isascii() and written.isdigit() else otherwise

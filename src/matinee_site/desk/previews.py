"""The page behind a secret address: a draft as its reader will see it, for who has the address."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.module_loading import import_string
from django.views.decorators.http import require_safe

from matinee_site.reviews.models import PreviewLink


@require_safe
def preview(request: HttpRequest, token: str) -> HttpResponse:
    """Show the newest version; nothing of it is kept by browsers, caches or search engines."""
    link = PreviewLink.objects.select_related("review", "article").filter(token=token).first()
    if link is None or not link.open_at(timezone.now()):
        raise Http404("no such preview")
    piece = link.piece.get_latest_revision_as_object()
    response = import_string(settings.MATINEE_PREVIEW)(request, piece)
    response["Cache-Control"] = "no-store, private"
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response["Referrer-Policy"] = "no-referrer"
    return response

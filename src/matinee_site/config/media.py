"""Pictures in the sizes that pages use; nothing else of what was uploaded is given out."""

from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe
from django.views.static import serve

from matinee_site.reviews.picturing import make_size

_YEAR = 31_536_000
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


@require_safe
def rendition(request: HttpRequest, folder: str, name: str) -> HttpResponseBase:
    """Answer with a picture; its address has its folder's secret, and never another content."""
    path = f"renditions/{folder}/{name}"
    if not Path(settings.MEDIA_ROOT, path).is_file():
        path = make_size(folder=folder, name=name)
        if not path:
            raise Http404("no such picture")
    response: FileResponse = serve(request, path, document_root=str(settings.MEDIA_ROOT))
    response["Cache-Control"] = f"public, max-age={_YEAR}, immutable"
    response["Content-Security-Policy"] = _POLICY
    return response

"""The content security policy: nothing is loaded from anybody else."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from matinee_site.pages.delivery import style_hash

_OWN = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self';"
    " form-action 'self'; frame-ancestors 'self'"
)
PUBLIC_POLICY = f"{_OWN}; style-src 'self' {style_hash()}"
# Wagtail's own pages carry inline scripts and styles.
_DESK = f"{_OWN}; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline';"


class ContentSecurityPolicy:
    """Gives every answer the policy of its part of the site."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, with the policy."""
        response = self.get_response(request)
        policy = _DESK if request.path.startswith("/desk/") else PUBLIC_POLICY
        response.headers.setdefault("Content-Security-Policy", policy)
        response.headers.setdefault("Permissions-Policy", "interest-cohort=(), browsing-topics=()")
        return response

"""Why a finding was made: the rule's own page, for whoever asks from the editor."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.admin.auth import permission_required

from matinee.rules import BY_ID
from matinee.rules.pages import page
from matinee_site.desk.permissions import SEE_CLAIMS
from matinee_site.reviews.markup import render as to_html


@permission_required(SEE_CLAIMS)
@require_safe
def rule_page(request: HttpRequest, rule: str) -> HttpResponse:
    """Show what a rule compares, why, and texts in which it finds something or nothing."""
    found = BY_ID.get(rule)
    if found is None:
        raise Http404("no such rule")
    _, _, text = page(found).partition("\n")
    context = {
        "text": to_html(text),
        "header_title": found.id,
        "header_icon": "glasses",
        "breadcrumbs_items": [{"url": "", "label": "Rule"}, {"url": "", "label": found.id}],
    }
    return render(request, "desk/rule.html", context)

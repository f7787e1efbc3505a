"""What comes due by itself: scheduled publications, and checks that a newer catalogue asks for."""

from django.core.management import call_command

from matinee_site.reviews.checking import site_catalogue
from matinee_site.reviews.operations import recheck

AT_ONCE = 200


def keep_up() -> int:
    """Publish and retire what is due, check some of what needs it; say how many were checked."""
    call_command("publish_scheduled", verbosity=0)
    return recheck(catalogue=site_catalogue(), most=AT_ONCE)

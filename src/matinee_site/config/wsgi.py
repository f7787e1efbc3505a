"""The WSGI application: the site, with its kept pages in front."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "matinee_site.config.settings")
_site = get_wsgi_application()

# Both need what has just been set up.
from django.conf import settings  # noqa: E402

from matinee_site.pages.front import Front  # noqa: E402

application = Front(_site, closed=settings.FOLDER.closed)

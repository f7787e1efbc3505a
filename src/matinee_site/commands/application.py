"""The WSGI application of ``matinee serve``, which also publishes and retires what is due."""

import logging
import threading
import time

from django.core.management import call_command
from django.db import close_old_connections

from matinee_site.config.wsgi import application

__all__ = ["application"]

EVERY = 60


def _keep_time() -> None:
    while True:
        time.sleep(EVERY)
        try:
            call_command("publish_scheduled", verbosity=0)
        except Exception:
            # One bad minute must not end the schedule.
            logging.getLogger(__name__).exception("scheduled reviews were not published")
        finally:
            close_old_connections()


threading.Thread(target=_keep_time, name="schedule", daemon=True).start()

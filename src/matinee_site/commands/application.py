"""The WSGI application of ``matinee serve``, which also does what comes due by itself."""

import logging
import threading
import time

from django.db import close_old_connections

from matinee_site.config.collector import spare_what_is_loaded
from matinee_site.config.wsgi import application

# Models can be asked for only once the application has set Django up.
from matinee_site.reviews.timekeeping import keep_up  # isort: skip

__all__ = ["application"]

EVERY = 60


def _keep_time() -> None:
    while True:
        time.sleep(EVERY)
        try:
            keep_up()
        except Exception:
            # One bad minute must not end the schedule.
            logging.getLogger(__name__).exception("what was due was not done")
        finally:
            close_old_connections()


threading.Thread(target=_keep_time, name="schedule", daemon=True).start()

spare_what_is_loaded()

"""The WSGI application of ``matinee serve``, which also does what comes due by itself."""

import gc
import logging
import threading
import time

from django.db import close_old_connections

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

# What is loaded stays for good, and an answer leaves little behind that only the collector finds:
# going through all of it held up each answer in between (a hundred milliseconds, now and then).
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 10, 10)

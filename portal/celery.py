"""The Celery application: a doorbell, never the queue. What is due is asked of the database."""

import os
import warnings

from celery import Celery
from celery.beat import Service
from celery.exceptions import SecurityWarning
from celery.signals import beat_init

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
# Said to whoever runs a worker as root, because of pickled messages: only JSON is taken here.
warnings.filterwarnings("ignore", category=SecurityWarning)

app = Celery("portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@beat_init.connect  # type: ignore[untyped-decorator]
def catch_up(sender: Service, **_: object) -> None:
    """Ring every bell once at the start: an interval would be counted from now, whatever was missed before."""
    for entry in sender.scheduler.schedule.values():
        app.send_task(entry.task)

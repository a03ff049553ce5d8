"""Old results go: done jobs after days, parked ones after months."""

from datetime import timedelta

from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from ..clock import DbNow

KEEP_DONE = timedelta(days=2)
KEEP_PARKED = timedelta(days=90)


def prune_results() -> int:
    """Deletes the results that nobody will ask for; returns how many."""
    done = DBTaskResult.objects.filter(status=TaskResultStatus.SUCCESSFUL, finished_at__lt=DbNow() - KEEP_DONE)
    parked = DBTaskResult.objects.filter(status=TaskResultStatus.FAILED, finished_at__lt=DbNow() - KEEP_PARKED)
    return sum(rows.delete()[1].get("django_tasks_database.DBTaskResult", 0) for rows in (done, parked))

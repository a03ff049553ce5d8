"""What other packages may use of jobs."""

from .clock import DbNow, db_now
from .declare import job, periodic
from .domain.enqueue import enqueue, enqueue_in
from .domain.prune import prune_results
from .processes import is_dead, this_process
from .worker.run import run_forever, run_pending, start_thread
from .worker.threads import Workers
from .worker.turn import stopping

__all__ = [
    "DbNow",
    "Workers",
    "db_now",
    "enqueue",
    "enqueue_in",
    "is_dead",
    "job",
    "periodic",
    "prune_results",
    "run_forever",
    "run_pending",
    "start_thread",
    "stopping",
    "this_process",
]

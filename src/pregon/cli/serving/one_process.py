"""Granian's WSGI worker in the process that asked for it."""

import logging
import os

from granian.server import MTServer

log = logging.getLogger(__name__)


class OneProcessServer(MTServer):
    """Granian's threaded server with its guard for Python without GIL left out, and with an end that always comes.

    The guard protects several workers that run Python at once; one worker with the GIL is what granian's own child
    process runs. A test under load and a test of SIGTERM hold this for every version of granian that we take.
    """

    def _check_gil(self) -> None:
        """Nothing to check: one worker."""

    def shutdown(self, exit_code: int = 0) -> None:
        """Lets requests end for the time that the server was given, then leaves also those that do not.

        A visitor who sends half a request, or reads no answer, would keep granian's thread for ever, and a thread
        cannot be killed. Shutdown hooks have run by then: jobs have ended, and the database keeps what was committed.
        """
        threads = [worker.inner for worker in self.wrks]
        super().shutdown(exit_code)  # type: ignore[no-untyped-call]  # granian has no types here
        if any(thread.is_alive() for thread in threads):
            log.warning("a request did not end in %s s and was cut", self.workers_kill_timeout)
            logging.shutdown()
            os._exit(exit_code)

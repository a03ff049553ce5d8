"""Granian's WSGI worker in the process that asked for it."""

from granian.server import MTServer


class OneProcessServer(MTServer):
    """Granian's threaded server with its guard for Python without GIL left out.

    The guard protects several workers that run Python at once; one worker with the GIL is what granian's own child
    process runs. A test under load and a test of SIGTERM hold this for every version of granian that we take.
    """

    def _check_gil(self) -> None:
        """Nothing to check: one worker."""

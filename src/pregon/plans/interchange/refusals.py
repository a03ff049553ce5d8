"""Why a file was not taken. Both messages are for the person who sent it, in Spanish."""

from __future__ import annotations

from collections.abc import Iterable


class UnreadableDocument(Exception):
    """The file as a whole cannot be read: empty, too big, of another type, dangerous."""


class InvalidDocument(Exception):
    """The document breaks its own form; `problems` names each place ("objetivo 2, acción 3: …")."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = list(problems)
        super().__init__("\n".join(self.problems))

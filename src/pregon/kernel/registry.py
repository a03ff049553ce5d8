"""How lower packages learn of higher ones: they keep a registry, the higher ones fill it at start."""

from collections.abc import Iterator
from typing import Generic, TypeVar

Entry = TypeVar("Entry")


class AlreadyRegistered(Exception):
    """Two entries claim one key."""


class Registry(Generic[Entry]):
    """Entries by key, in the order in which they came."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._entries: dict[str, Entry] = {}

    def register(self, key: str, entry: Entry) -> Entry:
        """Keeps `entry`; raises `AlreadyRegistered` when the key is taken by another one."""
        if self._entries.setdefault(key, entry) is not entry:
            raise AlreadyRegistered(f"{self.name}: {key}")
        return entry

    def __getitem__(self, key: str) -> Entry:
        return self._entries[key]

    def get(self, key: str) -> Entry | None:
        return self._entries.get(key)

    def __contains__(self, key: str) -> bool:
        return key in self._entries

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries.values())

    def keys(self) -> list[str]:
        return list(self._entries)

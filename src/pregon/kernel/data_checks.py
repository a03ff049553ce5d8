"""What `pregon check` asks of the data, beyond what the database enforces by itself."""

from collections.abc import Callable, Iterable

from .registry import Registry

# Yields one sentence in Spanish for each thing that is wrong.
DataCheck = Callable[[], Iterable[str]]

data_checks: Registry[DataCheck] = Registry("data checks")

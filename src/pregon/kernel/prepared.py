"""Queries turned into SQL once. Django builds each anew, which takes three times as long as SQLite's answer."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler

# A compiler holds its thread's connection, so each thread keeps its own.
_threads = threading.local()


def rows(make: Callable[..., QuerySet[Any, Any]], *arguments: Hashable) -> list[tuple[Any, ...]]:
    """The rows of `make(*arguments)`, asked anew each time; its SQL is kept for the last few arguments.

    For queries of `values_list` whose SQL depends on nothing but the arguments.
    """
    if not hasattr(_threads, "prepared"):
        _threads.prepared = lru_cache(maxsize=64)(_prepare)
    compiler, sql, parameters = _threads.prepared(make, arguments)
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(sql, parameters)
        found = cursor.fetchall()
    # SQLite has no decimals and no moments: they are read here as the ORM reads them.
    return [tuple(row) for row in compiler.results_iter([found])]


def _prepare(
    make: Callable[..., QuerySet[Any, Any]], arguments: tuple[Hashable, ...]
) -> tuple[SQLCompiler, str, tuple[Any, ...]]:
    compiler = make(*arguments).query.get_compiler(DEFAULT_DB_ALIAS)
    sql, parameters = compiler.as_sql()
    return compiler, sql, tuple(parameters)

"""From a fact back to what it counts. Features say here where the things they count are seen."""

from __future__ import annotations

from collections.abc import Callable

from pregon.kernel.registry import Registry

from .models import Fact

# By `source_kind`: a function from the source's id to the address in the back office, "" when it is gone.
FactSource = Callable[[str], str]

fact_sources: Registry[FactSource] = Registry("fact sources")
# The same for whoever is not signed in: only what is public already.
public_fact_sources: Registry[FactSource] = Registry("public fact sources")


def source_url(fact: Fact) -> str:
    """Where the staff sees what the fact counts; "" when no feature says."""
    source = fact_sources.get(fact.source_kind)
    return source(fact.source_id) if source else ""


def public_source_url(fact: Fact) -> str:
    """Where anybody sees it; "" when it is not public."""
    source = public_fact_sources.get(fact.source_kind)
    return source(fact.source_id) if source else ""

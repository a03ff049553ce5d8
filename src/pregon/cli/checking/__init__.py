"""What `pregon check` looks at; each check yields findings."""

from .findings import Finding, all_findings

__all__ = ["Finding", "all_findings"]

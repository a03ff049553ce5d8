"""Pages for anonymous visitors, kept in memory in front of Django and forgotten when something is published."""

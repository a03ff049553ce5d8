"""Django's mail goes into the outbox."""

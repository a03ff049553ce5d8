"""What the outbox does."""

"""What looks at a comment before it is shown."""

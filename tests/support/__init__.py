"""What tests lean on: databases, the browser, accessibility."""

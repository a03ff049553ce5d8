"""What is done with surveys: verbs."""

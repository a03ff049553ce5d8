"""What is done with diagnoses: verbs."""

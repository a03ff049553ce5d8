"""What a form is, how it is answered, and the verbs that keep both."""

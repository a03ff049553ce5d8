"""`pregon serve`: one process for one instance, a supervisor for several."""

"""One file per command: `register` describes it, `run` does it and returns an exit code or nothing."""

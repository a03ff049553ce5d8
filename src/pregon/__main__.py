"""`python -m pregon` is the `pregon` command."""

import sys

from pregon.cli import main

sys.exit(main())

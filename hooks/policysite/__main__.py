"""`python -m policysite`: the command, where its script is not on the path."""

import sys

from policysite.cli import entry

sys.exit(entry())

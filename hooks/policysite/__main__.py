"""`python -m policysite`: the command, where its script is not on the path."""

from policysite.cli import entry

entry()

"""The pages on requests: the guide, its one-sheet kit, and each form."""

# Names for what is done often; the commands themselves are in .ci/run, so that they are written once.
STEPS = fresh test lint data publish samples workflows slow

.PHONY: all serve commits $(STEPS)

# Everything that must hold before a change lands.
all:
	.ci/run

$(STEPS):
	.ci/run $@

serve:
	.venv/bin/mkdocs serve

# Lint before each commit (.pre-commit-config.yaml).
commits:
	pre-commit install

"""How hard the fuzz tests try: the same few examples every day, or as many new ones as FUZZ_EXAMPLES says."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

_QUIET = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large]
# A deadline is what makes "no hang" a statement: an example that takes longer fails.
settings.register_profile("everyday", max_examples=30, deadline=5000, derandomize=True, suppress_health_check=_QUIET)
settings.register_profile(
    "search",
    max_examples=int(os.environ.get("FUZZ_EXAMPLES", "1000")),
    deadline=5000,
    suppress_health_check=_QUIET,
)
settings.load_profile("search" if "FUZZ_EXAMPLES" in os.environ else "everyday")

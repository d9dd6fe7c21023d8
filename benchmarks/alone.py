"""Runs a command and writes what it took to a file: `python -S alone.py FILE COMMAND…`.

A process of its own, because the system counts to a child's most memory what its parent held when it was started: the
one that measures must be small.
"""

import json
import os
import sys
import time

began = time.perf_counter()
child = os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ)
_, status, used = os.wait4(child, 0)
ended = time.perf_counter()
with open(sys.argv[1], "w", encoding="ascii") as file:  # noqa: PTH123 - importing pathlib would make it larger
    json.dump([used.ru_utime + used.ru_stime, ended - began, used.ru_maxrss / 1024], file)
sys.exit(os.waitstatus_to_exitcode(status))

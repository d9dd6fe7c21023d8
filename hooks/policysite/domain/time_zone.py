"""Where days begin and end for a Japanese company, in a module of its own: nothing else need be imported for it."""

from __future__ import annotations

from zoneinfo import ZoneInfo

TOKYO = ZoneInfo("Asia/Tokyo")

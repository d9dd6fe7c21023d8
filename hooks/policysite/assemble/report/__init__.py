"""The review report of legal, and what it says of coming days."""

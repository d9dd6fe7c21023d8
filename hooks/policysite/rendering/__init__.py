"""Writers: each reads the neutral document (or other domain values) and gives text or bytes."""

"""Which English lags behind its Japanese, and the round trip of translators."""

"""The domain: what a policy is, with no file format, no template and no site engine in it."""

"""policysite publishes a privacy policy from structured data and refuses to publish what is not whole."""

__version__ = "0.1.0"

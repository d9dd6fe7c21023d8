"""Feeds and data on versions: Atom for readers, JSON for programs, each from the same entries."""

from policysite.rendering.feeds.atom import render_atom
from policysite.rendering.feeds.entries import FeedHead, HistoryEntry
from policysite.rendering.feeds.history_json import SCHEMAS, render_changes, render_versions, schema_text

__all__ = ["SCHEMAS", "FeedHead", "HistoryEntry", "render_atom", "render_changes", "render_versions", "schema_text"]

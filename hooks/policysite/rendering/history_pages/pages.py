"""The Markdown of the pages on versions and changes."""

from __future__ import annotations

from policysite.rendering.comparison.table_html import view_comparison
from policysite.rendering.environment import environment
from policysite.rendering.history_pages.views import (
    ChangeLogView,
    ComparePageView,
    UpcomingView,
    VersionListView,
    VersionPageView,
)


def render_change_log(page: ChangeLogView) -> str:
    """The change log."""
    return environment().get_template("changes.md.j2").render(page=page)


def render_version_list(page: VersionListView) -> str:
    """The list of versions; complete without a script."""
    return environment().get_template("versions.md.j2").render(page=page)


def render_version_page(page: VersionPageView) -> str:
    """One version as it was."""
    return environment().get_template("version.md.j2").render(page=page, view=page.policy)


def render_compare_page(page: ComparePageView) -> str:
    """The old/new table."""
    table = view_comparison(page.comparison)
    return environment().get_template("compare.md.j2").render(page=page, view=table)


def render_upcoming_page(page: UpcomingView) -> str:
    """The versions that wait, and those that were called off."""
    waiting = [(one, view_comparison(one.comparison) if one.comparison else None) for one in page.waiting]
    template = environment().get_template("upcoming.md.j2")
    return template.render(page=page, waiting=waiting, called_off=page.called_off, view=page.policy)

"""The pages on versions and changes: views that decide, templates that loop."""

from policysite.rendering.history_pages.pages import (
    render_change_log,
    render_compare_page,
    render_upcoming_page,
    render_version_list,
    render_version_page,
)
from policysite.rendering.history_pages.views import (
    ChangeLogView,
    ComparePageView,
    FrontMatter,
    LogEntry,
    LogLine,
    PageLink,
    UpcomingView,
    VersionListView,
    VersionPageView,
    VersionRow,
    WaitingVersion,
)

__all__ = [
    "ChangeLogView",
    "ComparePageView",
    "FrontMatter",
    "LogEntry",
    "LogLine",
    "PageLink",
    "UpcomingView",
    "VersionListView",
    "VersionPageView",
    "VersionRow",
    "WaitingVersion",
    "render_change_log",
    "render_compare_page",
    "render_upcoming_page",
    "render_version_list",
    "render_version_page",
]

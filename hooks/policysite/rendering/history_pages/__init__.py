"""The pages on versions and changes: views that decide, templates that loop."""

from policysite.rendering.history_pages.pages import (
    render_change_log,
    render_compare_page,
    render_upcoming_page,
    render_version_list,
    render_version_page,
)
from policysite.rendering.history_pages.views import (
    Badge,
    ChangeLogView,
    ComparePageView,
    FrontMatter,
    LaterBanner,
    LogEntry,
    LogLine,
    PageLink,
    UpcomingView,
    VersionListView,
    VersionPageView,
    VersionRow,
)

__all__ = [
    "Badge",
    "ChangeLogView",
    "ComparePageView",
    "FrontMatter",
    "LaterBanner",
    "LogEntry",
    "LogLine",
    "PageLink",
    "UpcomingView",
    "VersionListView",
    "VersionPageView",
    "VersionRow",
    "render_change_log",
    "render_compare_page",
    "render_upcoming_page",
    "render_version_list",
    "render_version_page",
]

"""The review report: one HTML file that legal reads on the pull request, with nothing to load from anywhere."""

from policysite.rendering.report.page import REPORT_MARK, render_report
from policysite.rendering.report.summary import SUMMARY_MARK, render_summary
from policysite.rendering.report.views import ReviewReport

__all__ = ["REPORT_MARK", "SUMMARY_MARK", "ReviewReport", "render_report", "render_summary"]

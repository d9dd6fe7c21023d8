"""MkDocs自身の警告や誤りで作成が止まったときも、前のサイトは一バイトも変わらない。"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from mkdocs.__main__ import cli

from building import copy_project, fingerprint, leftovers

_WARNING = "import logging\ndef {event}({given}):\n    logging.getLogger('mkdocs.plugins.other').warning('beware')\n"
_ERROR = "from mkdocs.exceptions import PluginError\ndef {event}({given}):\n    raise PluginError('no')\n"
_CRASH = "def {event}({given}):\n    raise RuntimeError('no')\n"
_STOPPED = "def {event}({given}):\n    raise KeyboardInterrupt\n"


def page(text: str, place: str = "ja/other.md") -> Callable[[Path], None]:
    """A hand-written page; that of the other language has no fault, so that its build is not what stops."""

    def write(root: Path) -> None:
        for name in ("ja/other.md", "en/other.md", place):
            words = text if name == place else "文"
            (root / "docs" / name).write_text(f"# 題\n\n{words}\n", encoding="utf-8")

    return write


def template(name: str, text: str) -> Callable[[Path], None]:
    """Something after the beginning of a template."""
    return lambda root: (root / "overrides" / name).write_text(
        (root / "overrides" / name).read_text("utf-8") + text, encoding="utf-8"
    )


def hook(source: str, event: str, given: str) -> Callable[[Path], None]:
    """A second hook, of somebody else."""

    def write(root: Path) -> None:
        (root / "other_hook.py").write_text(source.format(event=event, given=given), encoding="utf-8")
        text = (root / "mkdocs.yml").read_text("utf-8")
        (root / "mkdocs.yml").write_text(
            text.replace("hooks: [hooks/mkdocs_policy.py]", "hooks: [hooks/mkdocs_policy.py, other_hook.py]"),
            encoding="utf-8",
        )

    return write


def late_hook(source: str) -> Callable[[Path], None]:
    """A hook that comes after all others, once the last language is built: until then no site may stand."""
    late = "from mkdocs.plugins import event_priority\n" + source.replace("def ", "@event_priority(-1000)\ndef ", 1)
    last = late.replace("):\n", "):\n    if config.plugins['i18n'].building:\n        return\n", 1)
    return hook(last, "on_post_build", "config")


def setting(**values: object) -> Callable[[Path], None]:
    """Another mkdocs.yml."""

    def write(root: Path) -> None:
        given = yaml.safe_load((root / "mkdocs.yml").read_text("utf-8"))
        (root / "mkdocs.yml").write_text(yaml.safe_dump({**given, **values}, allow_unicode=True), encoding="utf-8")

    return write


KINDS: dict[str, Callable[[Path], None]] = {
    "a broken link": page("[ない](nowhere.md)"),
    "a broken link in the second language": page("[no](nowhere.md)", "en/other.md"),
    "a broken anchor": page("[ない](about.md#nowhere)"),
    "an absolute link": page("[ここ](/about/)"),
    "an unrecognised link": page("[ここ](about)"),
    "a page outside the languages": page("文", "stray.md"),
    "a page that is no text": lambda root: (root / "docs/ja/about.md").write_bytes(b"\xff\xfe\x00"),
    "a page in the place of a generated one": page("文", "ja/index.md"),
    "a template that cannot be read": template("base.html", "{% if %}"),
    "a template that names nothing": template("partials/footer.html", "{{ nothing.at.all }}"),
    "a template that is missing": template("main.html", '{% block content %}{% include "no.html" %}{% endblock %}'),
    "a plugin that warns": hook(_WARNING, "on_page_markdown", "markdown, **_"),
    "a plugin that warns at the end": late_hook(_WARNING),
    "a plugin that fails on a page": hook(_ERROR, "on_page_content", "html, **_"),
    "a plugin that fails after a page": hook(_ERROR, "on_post_page", "output, **_"),
    "a plugin that fails at the end": late_hook(_ERROR),
    "a plugin that crashes": hook(_CRASH, "on_nav", "nav, **_"),
    "a plugin that crashes at the end": late_hook(_CRASH),
    "a plugin that is stopped by hand": hook(_STOPPED, "on_page_content", "html, **_"),
    "a plugin that is not there": setting(plugins=["nowhere"]),
    "a Markdown extension that is not there": setting(markdown_extensions=["nowhere"]),
    "a setting that is not known": setting(nowhere=True),
    "a folder of pages that is not there": setting(docs_dir="nowhere"),
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Path:
    """A small company with a site."""
    root = copy_project(repository, tmp_path_factory.mktemp("whole") / "project")
    shutil.rmtree(root / "policy_data")
    shutil.copytree(repository / "samples/minimal/policy_data", root / "policy_data")
    with pytest.MonkeyPatch.context() as patch:
        assert run(root, patch, "2026-11-22") == 0
    return root


@pytest.fixture
def project_with_site(whole: Path, tmp_path: Path) -> Iterator[Path]:
    """A copy of both, to be broken."""
    before = list(logging.getLogger("mkdocs").handlers)
    yield shutil.copytree(whole, tmp_path / "project")
    logging.getLogger("mkdocs").handlers = before


def run(root: Path, patch: pytest.MonkeyPatch, day: str, *more: str) -> int:
    """`mkdocs build --strict` as a person would run it."""
    patch.chdir(root)
    patch.setenv("POLICYSITE_TODAY", day)
    try:
        cli(["build", "--strict", *more])
    except SystemExit as stopped:
        return stopped.code if isinstance(stopped.code, int) else int(bool(stopped.code))
    except Exception:
        return 1
    return 0


@pytest.mark.parametrize("kind", KINDS)
def test_どの種類の警告や誤りでも前のサイトが残る(
    project_with_site: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = project_with_site / "site"
    before = fingerprint(site)
    KINDS[kind](project_with_site)
    # Another day makes another site, so that one that was put in place would be seen.
    assert run(project_with_site, monkeypatch, "2026-11-23") != 0
    assert fingerprint(site) == before
    # A build that is stopped by hand leaves its folder to the next one, which finds its process dead.
    assert leftovers(site) == [] or kind == "a plugin that is stopped by hand"


def test_静かにさせても警告は数えられる(project_with_site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    level = logging.getLogger("mkdocs").level
    before = fingerprint(project_with_site / "site")
    KINDS["a broken link"](project_with_site)
    try:
        assert run(project_with_site, monkeypatch, "2026-11-23", "-q") != 0
    finally:
        logging.getLogger("mkdocs").setLevel(level)
    assert fingerprint(project_with_site / "site") == before

"""過去の版を別のプロセスで先に作っても、出るバイトは同じで、失敗しても、残っても、害がない。"""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from building import environment
from policysite.assemble import ahead
from policysite.assemble.ahead import made_ahead, processors
from policysite.assemble.history_files import history_files, is_kept
from policysite.assemble.made_versions import made_version
from policysite.assemble.pages import render_page
from policysite.assemble.storage.folders import CACHE
from policysite.assemble.storage.site_files import SiteFiles
from policysite.assemble.timeline import Timeline
from policysite.source.releases import load_releases

TODAY = date(2026, 11, 22)
Started = list["subprocess.Popen[bytes]"]


def sums(timeline: Timeline, cache: Path | None) -> dict[str, str]:
    """Every file of the history by path, and every page of it by language and path."""
    versions = [made_version(timeline, entry, cache) for entry in timeline.entries]
    files = SiteFiles(history_files(timeline, cache), *(version.files for version in versions))
    pages = {f"{page.language} {page.path}": render_page(page) for version in versions for page in version.pages}
    return {path: hashlib.sha256(content).hexdigest() for path, content in {**files, **pages}.items()}


def until(holds: Callable[[], bool], seconds: float = 120) -> bool:
    deadline = time.monotonic() + seconds
    while not holds() and time.monotonic() < deadline:
        time.sleep(0.05)
    return holds()


@pytest.fixture
def root(repository: Path, tmp_path: Path) -> Path:
    shutil.copytree(repository / "samples/full/policy_data", tmp_path / "full/policy_data")
    return tmp_path / "full"


@pytest.fixture
def timeline(root: Path) -> Timeline:
    return Timeline(load_releases(root).history, TODAY)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Iterator[Started]:
    """The processes that were started, as if there were three processors and two missing versions were enough."""
    found: Started = []
    start = ahead._process

    def noted(given: tuple[str, ...]) -> subprocess.Popen[bytes]:
        found.append(start(given))
        return found[-1]

    monkeypatch.setattr(ahead, "_process", noted)
    monkeypatch.setattr(ahead, "_FEWEST", 2)
    monkeypatch.setattr(ahead, "processors", lambda: 3)
    yield found
    for process in found:
        process.kill()
        process.wait()


@pytest.mark.slow
def test_先に作っても作らなくても同じバイトになる(root: Path, timeline: Timeline, started: Started) -> None:
    cache = root / CACHE
    fresh = sums(timeline, None)
    with made_ahead(root, timeline, cache):
        assert len(started) == 2
        assert until(lambda: all(is_kept(entry, cache) for entry in timeline.entries))
        assert until(lambda: all(process.poll() == 0 for process in started))
    assert sums(timeline, cache) == fresh


def test_途中でやめると作り手も終わり_書きかけを残さない(root: Path, timeline: Timeline, started: Started) -> None:
    cache = root / CACHE
    with made_ahead(root, timeline, cache):
        assert started
        assert until(cache.is_dir)
    assert all(process.poll() is not None for process in started)
    assert all(len(file.name) == 64 for file in cache.rglob("*") if file.is_file())


@pytest.mark.slow
def test_失敗で抜けても作り手は残らない(root: Path, timeline: Timeline, started: Started) -> None:
    with pytest.raises(RuntimeError, match="build"), made_ahead(root, timeline, root / CACHE):
        raise RuntimeError("build")
    assert started
    assert all(process.poll() is not None for process in started)


@pytest.mark.parametrize("program", [shutil.which("false") or sys.executable + "-none", "/no/such/program"])
def test_作り手が動かなくても害はない(
    root: Path, timeline: Timeline, started: Started, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    monkeypatch.setattr(sys, "executable", program)
    with made_ahead(root, timeline, root / CACHE):
        assert all(process.wait(10) != 0 for process in started)
    assert not (root / CACHE).exists()


def test_一つの処理装置では何も始めない(
    root: Path, timeline: Timeline, started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead, "processors", lambda: 1)
    with made_ahead(root, timeline, root / CACHE):
        pass
    assert started == []


def test_控える所がないか欠けた版が少なければ何も始めない(
    root: Path, timeline: Timeline, started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    with made_ahead(root, timeline, None):
        pass
    monkeypatch.setattr(ahead, "_FEWEST", len(timeline.entries) + 1)
    with made_ahead(root, timeline, root / CACHE):
        pass
    assert started == []


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="the system binds no process to processors")
def test_許された処理装置だけを数える() -> None:
    program = (
        "import os; os.sched_setaffinity(0, {min(os.sched_getaffinity(0))});"
        "from policysite.assemble.ahead import processors; print(processors())"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    run = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "1"
    assert processors() >= 1


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")
def test_組み立てが殺されると作り手も消える(repository: Path, root: Path) -> None:
    program = (
        "import sys, time; from datetime import date; from pathlib import Path;"
        "from policysite.assemble import ahead; from policysite.assemble.timeline import Timeline;"
        "from policysite.source.releases import load_releases;"
        "ahead.processors, ahead._FEWEST = lambda: 2, 2; start = ahead._process;"
        "ahead._process = lambda given: (p := start(given), print(p.pid, flush=True))[0];"
        "root = Path(sys.argv[1]); timeline = Timeline(load_releases(root).history, date(2026, 11, 22));"
        "manager = ahead.made_ahead(root, timeline, root / 'cache'); manager.__enter__(); time.sleep(60)"
    )
    build = subprocess.Popen(
        [sys.executable, "-c", program, str(root)],
        env=environment(repository, "2026-11-22"),
        stdout=subprocess.PIPE,
        text=True,
    )
    assert build.stdout is not None
    with build.stdout:
        worker = int(build.stdout.readline())
        assert alive(worker)
        build.send_signal(signal.SIGKILL)
        build.wait()
        assert until(lambda: not alive(worker), 20)


def alive(process: int) -> bool:
    """Whether a process is there and is no mere entry of one that ended."""
    status = Path(f"/proc/{process}/stat")
    if status.parent.parent.joinpath("self").exists():
        return status.exists() and status.read_text().rpartition(")")[2].split()[0] != "Z"
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True

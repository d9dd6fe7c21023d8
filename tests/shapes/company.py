"""A small hospital whose policy has every shape: the smallest sample with the files of `overlay/` laid over it."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from policysite.domain.model import PolicyData
from policysite.source import load_policy_data

ROOT = Path(__file__).parents[2]
OVERLAY = Path(__file__).parent / "overlay"
_CALLED = (("当会", "当院"), ("the Circle", "the Hospital"), ("The Circle", "The Hospital"))


def write_company(root: Path) -> Path:
    """The company as a project at `root`; an empty file of the overlay takes a file of the sample away."""
    data = root / "policy_data"
    shutil.copytree(ROOT / "samples" / "minimal" / "policy_data", data, ignore=shutil.ignore_patterns("releases"))
    for file in data.rglob("*.yml"):
        text = file.read_text("utf-8")
        for sample, own in _CALLED:
            text = text.replace(sample, own)
        file.write_text(text, encoding="utf-8")
    (data / "policy" / "01-introduction.yml").unlink()
    for file in OVERLAY.rglob("*.yml"):
        target = data / file.relative_to(OVERLAY)
        if file.stat().st_size:
            shutil.copyfile(file, target)
        else:
            target.unlink()
    return root


@cache
def company() -> PolicyData:
    """The company, typed."""
    with TemporaryDirectory() as folder:
        loaded = load_policy_data(write_company(Path(folder)))
    assert loaded.policy, [(finding.file, finding.line, finding.message.ja) for finding in loaded.findings]
    return loaded.policy

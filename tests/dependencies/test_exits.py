"""The ways out that engineering/dependencies.md promises for packages at their end of life, really taken."""

from __future__ import annotations

import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest

from building import built, clone, fingerprint


@pytest.mark.slow
def test_without_material_the_site_is_the_same_byte_for_byte(repository: Path, tmp_path: Path) -> None:
    with_material = clone(repository, tmp_path / "with")
    without = clone(repository, tmp_path / "without")
    settings = (without / "mkdocs.yml").read_text("utf-8")
    assert "  name: material\n" in settings
    own_theme = settings.replace("  name: material\n", "  name: null\n  static_templates: [404.html]\n")
    (without / "mkdocs.yml").write_text(own_theme, encoding="utf-8")
    material = find_spec("material")
    assert material is not None
    assert material.origin is not None
    icons = Path(material.origin).parent / "templates/.icons/material"
    (without / "overrides/.icons/material").mkdir(parents=True)
    for icon in ("circle-half-full", "close", "magnify", "menu", "translate"):
        shutil.copy(icons / f"{icon}.svg", without / "overrides/.icons/material")
    assert fingerprint(built(without, tmp_path / "one")) == fingerprint(built(with_material, tmp_path / "two"))

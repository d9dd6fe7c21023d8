"""Feeds and data on the history: valid, absolute, and the same for ever."""

from __future__ import annotations

import json
from datetime import date
from xml.etree import ElementTree

import jsonschema
import pytest
from tests.history.made_history import first_step, frozen_steps, joint_use_step
from tests.history.made_policy import said

from policysite.assemble.history.files import feed_head
from policysite.assemble.history.timeline import Timeline
from policysite.domain.release_history import ReleaseHistory
from policysite.domain.text import LANGUAGES, Language
from policysite.rendering.feeds import SCHEMAS, render_atom, render_changes, render_versions, schema_text

ADDRESS = "https://mihon.example/"
PREFIXES = {"ja": "", "en": "en/"}
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def timeline() -> Timeline:
    steps = frozen_steps([first_step(), joint_use_step(note=said("<責任者> & 共同利用", "<manager> & joint use"))])
    return Timeline(ReleaseHistory(tuple(step.release for step in steps)), date(2026, 4, 1))


@pytest.mark.parametrize("language", LANGUAGES)
def test_フィードはAtomの必須要素を満たす(timeline: Timeline, language: Language) -> None:
    feed = ElementTree.fromstring(render_atom(feed_head(timeline, language), timeline.entries))
    assert feed.tag == f"{ATOM}feed"
    assert feed.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == language
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    links = {link.attrib["rel"]: link.attrib["href"] for link in feed.findall(f"{ATOM}link")}
    assert links == {
        "self": f"{ADDRESS}{PREFIXES[language]}changes.atom",
        "alternate": f"{ADDRESS}{PREFIXES[language]}changes/",
    }
    for entry in feed.findall(f"{ATOM}entry"):
        for name in ("id", "title", "updated"):
            assert entry.findtext(f"{ATOM}{name}")
        (link,) = entry.findall(f"{ATOM}link")
        assert link.attrib["href"].startswith(f"{ADDRESS}{PREFIXES[language]}versions/")


def test_フィードの文は記号をそのまま伝える(timeline: Timeline) -> None:
    text = render_atom(feed_head(timeline, "ja"), timeline.entries)
    assert "&lt;責任者&gt; &amp; 共同利用" in text
    assert "<責任者> & 共同利用" in "".join(ElementTree.fromstring(text).itertext())


@pytest.mark.parametrize("name", SCHEMAS)
def test_スキーマは正しいJSONスキーマである(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(schema_text(name)))


def test_データはスキーマに合う(timeline: Timeline) -> None:
    for name, render in zip(SCHEMAS, (render_changes, render_versions), strict=True):
        data = json.loads(render(timeline.entries, ADDRESS, PREFIXES))
        jsonschema.Draft202012Validator(json.loads(schema_text(name))).validate(data)
        assert data["$schema"] == f"{ADDRESS}schema/{name}"


def test_版のデータは期間と状態とハッシュを示す(timeline: Timeline) -> None:
    new, old = json.loads(render_versions(timeline.entries, ADDRESS, PREFIXES))["versions"]
    assert (old["state"], old["in_force_from"], old["in_force_until"]) == ("superseded", "2025-04-01", "2026-03-31")
    assert (new["state"], new["in_force_until"], new["previous"]) == ("in-force", None, "2025-04-01")
    assert (new["class"], old["class"]) == ("S3", None)
    assert new["links"] == {
        "ja": f"{ADDRESS}versions/2026-04-01/", "en": f"{ADDRESS}en/versions/2026-04-01/",
    }  # fmt: skip


def test_変更のデータは区分と根拠と新旧を示す(timeline: Timeline) -> None:
    new, first = json.loads(render_changes(timeline.entries, ADDRESS, PREFIXES))["changes"]
    (change,) = new["changes"]
    assert (change["target"], change["class"], change["basis"]) == ("joint-use.manager.manager", "S3", ["法27条6項"])
    assert (change["old"]["ja"], change["new"]["ja"]) == ("みほんハブ株式会社", "みほん商店株式会社")
    assert first["changes"] == []


def test_公開の前はフィードを作らない() -> None:
    steps = frozen_steps([first_step()])
    before = Timeline(ReleaseHistory(tuple(step.release for step in steps)), date(2025, 3, 31))
    assert before.entries == ()
    with pytest.raises(ValueError, match="entry"):
        render_atom(feed_head(Timeline(before.history, date(2025, 4, 1)), "ja"), before.entries)

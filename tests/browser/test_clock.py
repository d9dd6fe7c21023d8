"""A site that nobody made anew: from midnight in Japan its pages say what is right, whatever a device's clock says."""

from __future__ import annotations

import functools
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from browser.sites import ROOT
from policysite.domain.time_zone import TOKYO

pytestmark = pytest.mark.browser
EVE, ANNOUNCED = "2027-01-31", "2026-11-16"
OLD, NEW = "versions/2026-04-01/", "versions/2027-02-01/"
TURNED = {
    "": "2027年2月1日から、新しい版が適用されています。",
    "en/": "A new version has applied since 1 February 2027.",
}
STALE = {"": "から更新されていません", "en/": "has not been updated since"}
WILL = {"": "2027年2月1日にプライバシーポリシーを改定します", "en/": "Privacy Policy will change on 1 February 2027"}
DID = {"": "2027年2月1日にプライバシーポリシーを改定しました", "en/": "Privacy Policy changed on 1 February 2027"}


class _Handler(SimpleHTTPRequestHandler):
    """A host of static pages with a clock of its own."""

    now = datetime.now(UTC)

    def log_message(self, *arguments: object) -> None:
        """Says nothing."""

    def date_time_string(self, timestamp: float | None = None) -> str:
        return format_datetime(self.now, usegmt=True) if timestamp is None else super().date_time_string(timestamp)


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that leaves breaks its connections."""


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The sample company's site as it was made on two days, each in a folder of that name."""
    folder = tmp_path_factory.mktemp("days")
    for day in (EVE, ANNOUNCED):
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(folder / day)]
        environment = {**os.environ, "POLICYSITE_TODAY": day, "NO_MKDOCS_2_WARNING": "1"}
        subprocess.run(command, cwd=ROOT / "samples/full", env=environment, check=True, capture_output=True)
    server = _Server(("127.0.0.1", 0), functools.partial(_Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def at(written: str) -> datetime:
    """An instant in Japan."""
    return datetime.fromisoformat(written).replace(tzinfo=TOKYO)


@dataclass
class Reader:
    """A page in the browser of someone whose device has a clock of its own."""

    page: Any
    asked: list[str]
    faults: list[str]

    def sees(self, words: str) -> bool:
        """Whether the words can be seen on the page."""
        return words in self.page.evaluate("document.body.innerText")


@contextmanager
def reading(chromium: Any, address: str, now: datetime, device: datetime | None = None) -> Iterator[Reader]:
    """A page at an instant of the host; the device's clock is right unless one is given."""
    _Handler.now = now.astimezone(UTC)
    context = chromium.new_context()
    page = context.new_page()
    reader = Reader(page, [], [])
    page.on("request", lambda request: reader.asked.append(request.url))
    page.on("console", lambda message: reader.faults.append(message.text))
    page.on("pageerror", lambda error: reader.faults.append(str(error)))
    page.clock.install(time=device or now)
    try:
        page.goto(address, wait_until="networkidle")
        yield reader
        assert reader.faults == []
        assert [url for url in reader.asked if not url.startswith(address.split("/2", 1)[0])] == []
    finally:
        context.close()


def asked_the_host(reader: Reader) -> bool:
    return any(url.endswith("/health.json") for url in reader.asked)


@dataclass(frozen=True)
class Moment:
    """What a reader of the home page is told at an instant."""

    name: str
    made: str
    now: str
    turned: bool
    stale: bool
    will: bool
    did: bool
    device: str = ""


MOMENTS = (
    Moment("告知の日", ANNOUNCED, "2026-11-16T12:00", turned=False, stale=False, will=True, did=False),
    Moment("告知の日から止まった", ANNOUNCED, "2026-11-19T00:01", turned=False, stale=True, will=True, did=False),
    Moment("止まって効力発生", ANNOUNCED, "2027-02-01T00:01", turned=True, stale=True, will=False, did=True),
    Moment("効力発生の前日の終わり", EVE, "2027-01-31T23:59", turned=False, stale=False, will=True, did=False),
    Moment("効力発生の日の始まり", EVE, "2027-02-01T00:00:05", turned=True, stale=False, will=False, did=True),
    Moment("二日遅れ", EVE, "2027-02-02T23:59", turned=True, stale=False, will=False, did=True),
    Moment("十日遅れ", EVE, "2027-02-10T12:00", turned=True, stale=True, will=False, did=True),
    Moment("帯の最後の日", EVE, "2027-03-02T23:59", turned=True, stale=True, will=False, did=True),
    Moment("帯の終わった翌日", EVE, "2027-03-03T00:01", turned=True, stale=True, will=False, did=False),
    Moment("一年遅れ", EVE, "2028-01-31T12:00", turned=True, stale=True, will=False, did=False),
    Moment("時計が数年進んでいる", EVE, "2027-01-31T12:00", turned=False, stale=False, will=True, did=False,
           device="2031-06-01T12:00"),
    Moment("時計が進んでいて効力発生後", EVE, "2027-02-02T12:00", turned=True, stale=False, will=False, did=True,
           device="2031-06-01T12:00"),
)  # fmt: skip


@pytest.mark.parametrize("language", ["", "en/"])
@pytest.mark.parametrize("moment", MOMENTS, ids=lambda moment: moment.name)
def test_作り直さなくても正しいことを言う(chromium: Any, host: str, moment: Moment, language: str) -> None:
    device = at(moment.device) if moment.device else None
    with reading(chromium, f"{host}{moment.made}/{language}", at(moment.now), device) as reader:
        late = at(moment.device or moment.now).date().isoformat() > moment.made
        assert asked_the_host(reader) is late
        if late and (moment.turned or moment.stale):
            reader.page.wait_for_selector(".ps-clock", state="visible")
        assert reader.sees(TURNED[language]) is moment.turned
        assert reader.sees(STALE[language]) is moment.stale
        assert reader.sees(WILL[language]) is moment.will
        assert reader.sees(DID[language]) is moment.did
        assert ("改定】" in reader.page.title() or "[Changed on" in reader.page.title()) is moment.turned
        ended = "この版の適用終了" if language == "" else "In force until"
        assert reader.sees(ended) is moment.turned
        if moment.turned:
            address = reader.page.locator(".ps-clock p:visible a").first.evaluate("link => link.href")
            assert address == f"{host}{moment.made}/{language}{NEW}"
            assert reader.page.request.get(address).ok


def test_時計が遅れていても日付は見える(chromium: Any, host: str) -> None:
    with reading(chromium, f"{host}{EVE}/", at("2027-02-02T12:00"), at("2019-01-01T12:00")) as reader:
        assert reader.sees("2027年1月31日現在の内容です。")
    with reading(chromium, f"{host}{EVE}/en/", at("2027-02-02T12:00"), at("2019-01-01T12:00")) as reader:
        assert reader.sees("As of 31 January 2027.")


def test_開いたまま日付が変わる(chromium: Any, host: str) -> None:
    with reading(chromium, f"{host}{EVE}/", at("2027-01-31T23:59:30")) as reader:
        assert not reader.sees(TURNED[""])
        _Handler.now += timedelta(minutes=2)
        reader.page.clock.fast_forward(60_000)
        reader.page.wait_for_selector(".ps-clock", state="visible")
        assert reader.sees(TURNED[""])
        assert not reader.sees(WILL[""])


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        (OLD, "現在の版です。", "2027年1月31日まで適用されていた旧版です。"),
        (NEW, "まだ適用されていません", "これは2027年2月1日から適用している現在の版です。"),
        ("upcoming/", "まだ適用されていません", "これは2027年2月1日から適用している現在の版です。"),
        ("versions/", "適用前", "2026年4月1日から2027年1月31日まで"),
        ("changes/", "適用前", "旧版"),
    ],
)
def test_版の頁の帯と状態も切り替わる(chromium: Any, host: str, path: str, before: str, after: str) -> None:
    with reading(chromium, f"{host}{EVE}/{path}", at("2027-01-31T12:00")) as reader:
        assert reader.sees(before)
    with reading(chromium, f"{host}{EVE}/{path}", at("2027-02-01T00:01")) as reader:
        reader.page.wait_for_selector(".ps-clock", state="visible")
        assert reader.sees(after)
        assert not reader.sees(before)


def test_版の一覧の状態は一つだけ適用中(chromium: Any, host: str) -> None:
    for now, current in (("2027-01-31T12:00", "2026年4月1日版"), ("2027-02-01T00:01", "2027年2月1日版")):
        with reading(chromium, f"{host}{EVE}/versions/", at(now)) as reader:
            rows = reader.page.locator("tr:has(.ps-badge--in-force:visible) th")
            assert rows.all_inner_texts() == [current]


def test_日付は機械にも読める(host: str, chromium: Any) -> None:
    with reading(chromium, f"{host}{EVE}/", at("2027-01-31T12:00")) as reader:
        health = reader.page.request.get(f"{host}{EVE}/health.json").json()
        versions = reader.page.request.get(f"{host}{EVE}/versions.json").json()
    assert health == {"as_of": EVE, "next": "2027-02-01"}
    assert versions["as_of"] == EVE

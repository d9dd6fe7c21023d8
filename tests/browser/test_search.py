"""Search as visitors use it: what is typed finds the clause, first, and nothing that does not say it."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
import yaml

from browser.sites import ROOT
from browser.visit import Visit

pytestmark = pytest.mark.browser
QUERIES: dict[str, dict[str, str]] = yaml.safe_load(
    (Path(__file__).parent / "search_queries.yml").read_text(encoding="utf-8")
)
PREFIX = {"ja": "", "en": "en/"}


def fold(text: str) -> str:
    """The folding that search promises, written a second time: width, case, kana, hyphens."""
    plain = unicodedata.normalize("NFKC", text).lower()
    plain = re.sub("[-\u2010-\u2015\u2212]", "", plain)
    return "".join(chr(ord(sign) - 0x60) if "ァ" <= sign <= "ヶ" else sign for sign in plain)


def same_words() -> list[set[str]]:
    """Words that the company's glossary calls one."""
    terms = yaml.safe_load((ROOT / "policy_data/registers/terms.yml").read_text(encoding="utf-8"))
    return [{fold(word) for word in (term["term"]["ja"], *term.get("variants", []))} for term in terms]


SAME = same_words()


def says(text: str, term: str) -> bool:
    """Whether a folded text says a term, or a word that the glossary calls the same."""
    return any(writes(text, word) for word in {term}.union(*(group for group in SAME if term in group)))


def writes(text: str, term: str) -> bool:
    """Whether a folded text holds a word; Latin words count from their beginning, with or without a plural s."""
    if re.fullmatch(r"[a-z]{3,}s", term) and not term.endswith("ss"):
        term = term[:-1]
    start = r"(?<![a-z])" if re.match("[a-z]", term) else ""
    return re.search(start + re.escape(term), text) is not None


def clauses(visit: Visit, language: str) -> dict[str, tuple[str, str]]:
    """Anchor → its own words, and those with the headings above, from the published policy.json."""
    policy = json.loads((visit.site.folder / "policy.json").read_text(encoding="utf-8"))
    return dict(_walk(policy["sections"], language, ""))


def _walk(nodes: list[dict], language: str, above: str) -> Iterator[tuple[str, tuple[str, str]]]:
    for node in nodes:
        heading = node.get("heading", {}).get(language, "")
        blocks = [*node.get("blocks", {}).get(language, []), *node.get("closing", {}).get(language, [])]
        own = fold(" ".join([heading, *(text for block in blocks for text in _texts(block))]))
        yield f"#{node['id']}", (own, f"{above} {own}")
        yield from _walk(node.get("clauses", []), language, f"{above} {fold(heading)}")


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key != "type":
                yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
    else:
        yield str(value)


def wanted(texts: dict[str, tuple[str, str]], query: str) -> set[str]:
    """The clauses that say a query: each term in the clause or above it, one at least in the clause."""
    terms = fold(query).split()
    return {
        anchor
        for anchor, (own, whole) in texts.items()
        if all(says(whole, term) for term in terms) and any(says(own, term) for term in terms)
    }


def ask(page: object, query: str) -> list[str]:
    """Types a query and gives the addresses of the results below the language's root."""
    page.fill("#ps-search input", query)
    page.locator("#ps-search [role=status]:not(:empty)").wait_for()
    return page.eval_on_selector_all("#ps-search li a", "links => links.map((link) => link.href)")


@pytest.mark.parametrize("language", ["ja", "en"])
def test_検索は条項を最初に見つける(company_visit: Visit, language: str, capsys: pytest.CaptureFixture[str]) -> None:
    home = company_visit.address + PREFIX[language]
    texts = clauses(company_visit, language)
    found_of_wanted = wanted_count = right_of_found = found_count = 0
    wrong = {}
    with company_visit.open(PREFIX[language]) as opened:
        opened.page.click("#ps-search-open")
        for query, first in QUERIES[language].items():
            opened.page.fill("#ps-search input", "")
            results = [url.removeprefix(home) for url in ask(opened.page, query)]
            if results[:1] != [first]:
                wrong[query] = (results[:2], first)
            truth = wanted(texts, query)
            if not truth:
                continue  # found by meaning, not by letters: only its first result can be judged
            found = {url for url in results if url in texts}
            wanted_count, found_of_wanted = wanted_count + len(truth), found_of_wanted + len(truth & found)
            found_count, right_of_found = found_count + len(found), right_of_found + len(truth & found)
        assert opened.faults == []
    recall, precision = found_of_wanted / wanted_count, right_of_found / found_count
    with capsys.disabled():
        print(f"\nsearch {language}: {len(QUERIES[language])} queries, recall {recall:.3f}, precision {precision:.3f}")
    assert wrong == {}
    assert recall >= 0.95
    assert precision == 1.0


def test_問いは60以上ある() -> None:
    assert sum(map(len, QUERIES.values())) >= 60


def test_言語は混ざらない(company_visit: Visit) -> None:
    with company_visit.open("en/") as opened:
        opened.page.click("#ps-search-open")
        assert ask(opened.page, "共同利用") == []
        assert opened.page.locator("#ps-search [role=status]").inner_text() == "Nothing was found"
        assert all("/search/ja.json" not in url for url in opened.requests)


def test_見つけた言葉に印が付く(company_visit: Visit) -> None:
    with company_visit.open("glossary/") as opened:
        page = opened.page
        page.keyboard.press("Control+k")
        page.keyboard.type("ﾒｰﾙ")
        page.locator("#ps-search li").first.wait_for()
        assert page.locator("#ps-search li mark").first.inner_text() == "メール"
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url("**/#third-party-provision-method")
        page.wait_for_function("CSS.highlights.get('ps-search')")
        assert "メール" not in unquote("".join(opened.requests))
        assert not any("?" in url for url in opened.requests)
        assert page.evaluate("CSS.highlights.get('ps-search').size") > 0
        assert opened.faults == []


def test_索引は検索するまで取り寄せない(company_visit: Visit) -> None:
    with company_visit.open("") as opened:
        assert not any("/search/" in url for url in opened.requests)

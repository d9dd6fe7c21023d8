"""Pages for a folder: which links change, and which scripts come in which order."""

from __future__ import annotations

import pytest

from policysite.rendering.local_pages import NoLocalScriptError, local_page, local_script

FOLDERS = {".", "en", "about", "en/about"}
SCRIPTS = {
    "one.js": 'import { two } from "./two.js";\nexport function one() {}\n',
    "two.js": "export const two = 2;\n",
}


@pytest.mark.parametrize(
    ("page", "given", "wanted"),
    [
        ("index.html", "about/", "about/index.html"),
        ("index.html", "about/#part", "about/index.html#part"),
        ("index.html", "en/about/?h=a", "en/about/index.html?h=a"),
        ("index.html", "./", "index.html"),
        ("about/index.html", "../", "../index.html"),
        ("about/index.html", "..", "../index.html"),
        ("about/index.html", "../en/about/", "../en/about/index.html"),
        ("about/index.html", ".", "index.html"),
        ("404.html", "/sub/en/", "en/index.html"),
        ("en/404.html", "/sub/policy.pdf", "../policy.pdf"),
        # What leads to a file, elsewhere, or nowhere stays.
        ("index.html", "policy.pdf", "policy.pdf"),
        ("index.html", "#part", "#part"),
        ("index.html", "https://other.example/about/", "https://other.example/about/"),
        ("index.html", "//other.example/about/", "//other.example/about/"),
        ("index.html", "mailto:a@b.example", "mailto:a@b.example"),
        ("404.html", "/elsewhere/", "/elsewhere/"),
        ("index.html", "nowhere/", "nowhere/"),
    ],
)
def test_links_to_folders_name_the_file(page: str, given: str, wanted: str) -> None:
    html = f'<p title="x"><a class="y" href="{given}">about/ href="about/"</a></p>'
    made = local_page(html, page, FOLDERS, "/sub/", {})
    assert made == f'<p title="x"><a class="y" href="{wanted}">about/ href="about/"</a></p>'


def test_what_a_script_imports_comes_first_and_once() -> None:
    tags = '<script type="module" src="a/one.js"></script>\n<script type="module" src="a/two.js"></script>\n'
    wanted = '<script defer src="a/two.js"></script>\n<script defer src="a/one.js"></script>\n'
    assert local_page(tags, "index.html", FOLDERS, "/", SCRIPTS) == wanted
    assert local_page('<script type="module" src="a/search.js"></script>', "index.html", FOLDERS, "/", SCRIPTS) == ""


def test_only_the_policy_of_the_page_lets_its_own_folder_in() -> None:
    meta = '<meta http-equiv="Content-Security-Policy" content="style-src \'self\'">'
    made = local_page(f"{meta}<p>'self'</p>", "index.html", FOLDERS, "/", {})
    assert made == meta.replace("'self'", "'self' file:") + "<p>'self'</p>"


def test_a_module_becomes_a_plain_script() -> None:
    made = local_script("one.js", SCRIPTS["one.js"])
    assert 'const { two } = policysite["two.js"];\nfunction one() {}' in made
    assert "return { one };" in made


@pytest.mark.parametrize(
    "source",
    ['import two from "./two.js";', "export default 1;", 'const two = await import("./two.js");', "import.meta.url;"],
)
def test_what_has_no_equal_is_refused(source: str) -> None:
    with pytest.raises(NoLocalScriptError):
        local_script("one.js", source)

"""No text becomes code: who makes markup, what a finished page may hold, and which scripts the policy names."""

from __future__ import annotations

import ast
import base64
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import markdown
import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from building import build, copy_project
from policysite.rendering.environment import environment, markdown_text, yaml_scalar
from policysite.rendering.page_safety import UnsafePageError, require_safe_page, unsafe_parts
from policysite.rendering.security_policy import MARKER, headers_file, with_reloading, with_security_policy

ROOT = Path(__file__).parents[2]
HOOKS = ROOT / "hooks"
SHIPPED = 'document.documentElement.classList.add("ps-js");'
MAKERS = {
    "rendering/environment.py": {"markdown_text", "breakable", "_broken", "json_block", "yaml_scalar"},
    "rendering/comparison/table_html.py": {"render_comparison_table"},
    "rendering/site_templates.py": {"page_markup", "plain_title"},
}
"""Every function that says of a text that it is markup already."""


def makers(file: Path) -> Iterator[str]:
    for function in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(function, ast.FunctionDef):
            called = {node.func.id for node in ast.walk(function) if isinstance(node, ast.Call)
                      and isinstance(node.func, ast.Name)}  # fmt: skip
            if "Markup" in called:
                yield function.name


def test_markup_is_made_in_few_named_places() -> None:
    found = {
        file.relative_to(HOOKS / "policysite").as_posix(): set(makers(file))
        for file in (HOOKS / "policysite").rglob("*.py")
    }
    assert {file: names for file, names in found.items() if names} == MAKERS


def templates() -> list[Path]:
    own = (HOOKS / "policysite/rendering/templates").rglob("*.j2")
    return sorted([*own, *(file for file in (ROOT / "overrides").rglob("*") if file.suffix in (".html", ".xml"))])


@pytest.mark.parametrize("file", templates(), ids=lambda file: file.name)
def test_no_template_turns_escaping_off(file: Path) -> None:
    text = file.read_text("utf-8")
    assert not re.search(r"\|\s*safe\b|autoescape|\bMarkup\b|\|\s*forceescape", text)
    assert "tojson" not in text or file.name == "base.html"


@pytest.mark.parametrize("file", [file for file in templates() if file.name.endswith(".md.j2")], ids=lambda f: f.name)
def test_what_stands_in_a_line_of_markdown_goes_through_its_filter(file: Path) -> None:
    """Outside of blocks of HTML only headings are Markdown, with their attributes, and the front matter is YAML."""
    front = True
    for line in file.read_text("utf-8").splitlines():
        values = re.findall(r"\{\{(.*?)\}\}", line)
        # An id, or an address made of one; both are letters, digits and hyphens.
        named = re.compile(
            r'\w+(\.\w+)*\.(anchor|name|href|verifying|language)|depth|"[ .#\w-]*"( if [\w.]+)?( else "#+")?'
        )
        if "{:" in line:
            front = False
            assert all("| md" in value or named.fullmatch(value.strip()) for value in values), line
        elif front and re.match(r"\w+:", line):
            assert all("| yaml" in value for value in values), line


HOSTILE_MARKDOWN = [
    "</title><script>alert(1)</script>", '"onclick="alert(1)', "{: onclick=alert(1) }", "`a` *b* _c_ **d** ~~e~~",
    "[x](javascript:alert(1)) ![y](z) <javascript:alert(1)>", "a\n\n# b\n\n---\n", "&lt;b&gt; &#60; &copy;",
    "{{ 1 }} {% x %} \\", "\u2028\u2029\x85", "]]> --> <!--", "| a | b |\n|---|---|",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE_MARKDOWN)
def test_a_heading_and_its_attributes_show_any_text_literally(text: str) -> None:
    md = markdown_text(text)
    line = f'## <a href="#a">{md}</a> {md} {{: #a .b data-said="{md}" data-toc-label="{md}" }}\n\nend\n'
    made = markdown.Markdown(extensions=["toc", "attr_list", "tables", "fenced_code"]).convert(line)
    page = LexborHTMLParser(made)
    assert [node.tag for node in page.body.traverse()] == ["body", "h2", "a", "p"]  # type: ignore[union-attr]
    shown = re.sub("[\n\r\x85\u2028\u2029]+", " ", text)
    heading = page.css_first("h2")
    assert heading is not None
    assert heading.attributes["data-said"] == shown
    assert (heading.text() or "").split() == [*shown.split(), *shown.split()]


@pytest.mark.parametrize(
    "text", [*HOSTILE_MARKDOWN, '"', "\\", "\0\x01\x7f\ufeff\uffff", "a: b # c", "--- ...", "日本"]
)
def test_front_matter_gives_back_any_text(text: str) -> None:
    read = yaml.safe_load(f"title: {yaml_scalar(text)}\nnext: 1\n")
    assert read == {"title": re.sub("[\n\r\x85\u2028\u2029]+", " ", text), "next": 1}


def test_a_data_block_ends_where_it_should() -> None:
    block = environment().from_string("<script type='application/json'>{{ v | json }}</script>")
    made = block.render(v={"a": "</script><script>alert(1)</script><!-- \u2028 &amp;"})
    assert list(unsafe_parts(made, ())) == []
    assert made.count("<") == 2


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("<script>alert(1)</script>", "<script>"),
        (f"<script>{SHIPPED} </script>", "<script>"),
        ("<script type=text/plain>x</script>", "<script>"),
        ("<script type='application/ld+json'>alert(1)</script>", "<script>"),
        ("<script type='application/json'>{\"a\": \"<!--\"}</script>", "<script>"),
        ("<script src=a.js>alert(1)</script>", "<script>"),
        ("<script src='data:text/javascript,alert(1)'></script>", "<script src=data:text/javascript,alert(1)>"),
        ("<p ONCLICK=alert(1)>x</p>", "<p onclick=alert(1)>"),
        ("<svg onload=alert(1)><path d=''/></svg>", "<svg onload=alert(1)>"),
        ("<a href=' java\tscript:alert(1)'>x</a>", "<a href= java\tscript:alert(1)>"),
        ("<a href='&#106;avascript:alert(1)'>x</a>", "<a href=javascript:alert(1)>"),
        ("<a href=data:text/html,x>x</a>", "<a href=data:text/html,x>"),
        ("<img src='data:image/svg+xml,x' alt=''>", "<img src=data:image/svg+xml,x>"),
        ("<base href=https://evil.example/>", "<base>"),
        ("<object data=x></object>", "<object>"),
        ("<iframe srcdoc=x></iframe>", "<iframe>"),
        ("<form action=javascript:alert(1)></form>", "<form action=javascript:alert(1)>"),
        ("<button formaction=javascript:alert(1)>x</button>", "<button formaction=javascript:alert(1)>"),
        ("<meta http-equiv=refresh content='0;url=https://evil.example/'>", "<meta http-equiv=refresh>"),
        ("<style>p{}</style>", "<style>"),
        ("<p style='background:url(x)'>x</p>", "<p style=background:url(x)>"),
        ("<svg><a xlink:href=javascript:alert(1)><text>x</text></a></svg>", "<a xlink:href=javascript:alert(1)>"),
        ("<svg><set attributename=href to=javascript:alert(1)></svg>", "<set>"),
        ("<math><mtext><img src=x onerror=alert(1)></mtext></math>", "<img onerror=alert(1)>"),
        ("<template><p>x</p></template>", "<template>"),
        ("<plaintext>", "<plaintext>"),
        ("<x-y>z</x-y>", "<x-y>"),
    ],
)  # fmt: skip
def test_what_could_act_is_found(part: str, said: str) -> None:
    assert said in list(unsafe_parts(f"<!doctype html><body>{part}</body>", (SHIPPED,)))


@pytest.mark.parametrize(
    "part",
    [
        f"<script>{SHIPPED}</script>",
        "<script type=module src=assets/a.js></script>",
        '<script type=\'application/ld+json\'>{"a":"\\u003c"}</script>',
        "<a href=mailto:a@b.example>x</a> <a href=tel:+81-3-0000-0000>x</a> <a href=../a/#b>x</a>",
        "<td style='text-align: right;'>x</td>",
        "<p title='onclick=alert(1) javascript:'>&lt;script&gt;alert(1)&lt;/script&gt;</p>",
        "<img src='data:image/png;base64,AAAA' alt=''>",
    ],
)
def test_what_cannot_act_is_left_alone(part: str) -> None:
    assert list(unsafe_parts(f"<!doctype html><body>{part}</body>", (SHIPPED,))) == []


def test_the_error_names_the_page() -> None:
    with pytest.raises(UnsafePageError, match=r"ja/about\.md：.*<script>"):
        require_safe_page("ja/about.md", "<p><script>alert(1)</script>", ())


def test_the_policy_names_what_we_ship_and_nothing_that_a_page_holds() -> None:
    digest = base64.b64encode(hashlib.sha256(SHIPPED.encode()).digest()).decode()
    page = with_security_policy(f"<head>{MARKER}</head><script>alert(1)</script>", (SHIPPED,))
    for policy in (page, headers_file((SHIPPED,))):
        assert re.findall("sha256-([^']*)", policy) == [digest]


def test_a_served_page_has_the_policy_of_a_published_one_and_the_reloading_script() -> None:
    page = f"<head>{MARKER}</head><body></body></html>".encode()
    served = with_reloading(page, page.replace(b"</body>", b"<script>poll()</script></body>"), (SHIPPED,)).decode()
    digests = {base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() for one in (SHIPPED, "poll()")}
    assert set(re.findall("sha256-([^']*)", served)) == digests


def test_手で書いたページの中の動くものは公開を止める(tmp_path: Path) -> None:
    project = copy_project(ROOT, tmp_path / "project")
    about = project / "docs/en/about.md"
    about.write_text(about.read_text("utf-8") + "\n<p onclick='alert(1)'>x</p>\n", encoding="utf-8")
    done = build(project, tmp_path / "site")
    assert done.returncode == 1
    assert "en/about.md：" in done.stderr
    assert "<p onclick=alert(1)>" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "site").exists()

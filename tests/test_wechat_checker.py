"""The checker of WeChat articles: one broken article for each row, and articles as other tools write them."""

from __future__ import annotations

import hashlib
import json
import random
import shutil
from pathlib import Path

import pytest

from build_scripts.__main__ import main
from build_scripts.wechat.checker import Checked, check_bundle, check_fragment, report
from build_scripts.wechat.checker.browser import with_browser
from build_scripts.wechat.checker.codes import CODES
from build_scripts.wechat.checker.source import Source
from build_scripts.wechat.checker.targets import look_at

# Widths are those of our own letters, whatever the machine has.
pytestmark = pytest.mark.usefixtures("fonts")

BAD = Path(__file__).parent / "wechat_bad"
FOREIGN = Path(__file__).parent / "wechat_foreign"
FOLDERS = sorted(path.name for path in BAD.iterdir())
NOWHERE = Path("/nowhere")


def check(path: Path, *, browser: bool = False) -> Checked:
    (one,) = look_at([path], NOWHERE)
    return next(iter(with_browser([one]))) if browser else one


def shown(one: Checked, folder: Path) -> str:
    return "".join(
        f"{Path(f.path).relative_to(folder)}:{f.line}:{f.column}: {f.level} {f.code}: {f.message('en')}\n"
        for f in one.findings
    )


@pytest.mark.parametrize("name", FOLDERS)
def test_findings_are_those_expected_and_of_one_row(name: str) -> None:
    one = check(BAD / name, browser=name.startswith("25"))
    expected = (BAD / name / "expected.txt").read_text(encoding="utf-8")
    assert shown(one, BAD / name) == expected != ""
    assert {f.row for f in one.findings} == {int(name[:2])}
    assert one.state(int(name[:2])) == "fault"


def test_every_row_that_reads_an_article_has_a_broken_one() -> None:
    assert {int(name[:2]) for name in FOLDERS} == set(range(1, 26)) - {24}


def test_every_code_is_found_in_some_broken_article() -> None:
    found = {f.code for name in FOLDERS for f in check(BAD / name).findings}
    assert set(CODES) - found == {"M102", "M212", "M241", "M251"}


@pytest.mark.parametrize("name", FOLDERS)
def test_places_point_at_what_is_wrong(name: str) -> None:
    """A column that were off by one would name the wrong sign."""
    if name == "01-encoding":
        return
    begins: dict[str, str | tuple[str, ...]] = {
        "M011": "<", "M021": "<", "M022": "<", "M023": "<style", "M051": "position", "M052": "float",
        "M053": "display", "M062": "text-align", "M141": "<ul", "M142": "<li", "M151": "<table", "M161": "<pre",
        "M173": "<", "M191": "color", "M192": "color", "M193": "background-image", "M121": "href", "M122": "href",
        "M131": "<sup", "M132": "<sup", "M133": "[", "M134": "[", "M071": "line-height", "M181": "<section",
        "M042": ("--", "color"), "M043": "margin", "M171": "id", "M231": ("**", "__"), "M031": ("class", "id", "data"),
    }  # fmt: skip
    for f in check(BAD / name).findings:
        if f.line and f.code in begins:
            line = Path(f.path).read_text(encoding="utf-8").split("\n")[f.line - 1]
            assert line[f.column - 1 :].startswith(begins[f.code]), (f.code, line[f.column - 1 :][:20])


def test_words_are_complete_in_both_languages() -> None:
    for name in FOLDERS:
        for f in check(BAD / name).findings:
            for words in (f.message("zh"), f.message("en"), f.hint("zh"), f.hint("en")):
                assert words == words.strip() != ""
                assert "{" not in words


def test_large_pictures_and_texts_are_refused() -> None:
    html = b'<img src="a.png" alt="x" data-w="1">'
    big = (BAD / "09-pictures/pictures/here.png").read_bytes() + b"\0" * 1_000_000
    found = check_fragment(html, "a.html", {"a.png": big}.get).findings
    assert [f.code for f in found if f.row == 10] == ["M102"]
    long = ("<p>" + "字" * 400_000 + "</p>").encode()
    assert [f.code for f in check_fragment(long, "a.html").findings] == ["M213"]
    given = {path.name: path.read_bytes() for path in (BAD / "21-interface").iterdir()} | {
        "article.html": long
    }
    assert [f.code for f in check_bundle(given, "a").findings] == ["M211", "M212"]


def test_row_24_finds_what_was_changed_by_hand(tmp_path: Path) -> None:
    current = tmp_path / "current"
    bundle = current / "wechat/zh/QY/sample"
    shutil.copytree(BAD / "20-author", bundle)
    artefacts = [
        {
            "path": path.relative_to(current).as_posix(),
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        }
        for path in sorted(bundle.iterdir())
    ]
    (current / "manifest.json").write_text(json.dumps({"artefacts": artefacts}))
    (before,) = look_at([], current)
    assert before.state(24) == "ok"
    (bundle / "article.html").write_text("<p>改过</p>")
    (after,) = look_at([], current)
    assert [(f.code, Path(f.path).name) for f in after.findings if f.row == 24] == [("M241", "article.html")]
    assert check(BAD / "20-author").state(24) == "not tried"


def test_rows_that_were_not_tried_say_why() -> None:
    one = check_fragment("<p>字</p>".encode(), "a.html")
    assert one.findings == ()
    assert {row for row, _ in one.why_not} == {10, 20, 22, 24, 25}
    assert [row for row in range(1, 26) if one.state(row) == "not tried"] == [10, 20, 22, 24, 25]


def test_a_browser_that_is_missing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: "/nowhere/chromium")
    one = check(BAD / "25-overflow", browser=True)
    assert one.state(25) == "not tried"
    assert "Chromium" in dict(one.why_not)[25]


def test_text_groups_places_and_json_lists_all(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "many.html"
    path.write_text('<p class="a">一</p>\n' * 6, encoding="utf-8")
    assert main(["wechat", "check", str(path), "--lang", "en"]) == 0
    text = capsys.readouterr().out
    assert text.count("M031") == 1
    assert f"{path}:1:4: warning M031（3）: attribute class has no effect" in text
    assert "also 2:4, 3:4 … +3" in text
    assert main(["wechat", "check", str(path), "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert row["rows"]["3"] == "fault" and row["rows"]["2"] == "ok" and row["rows"]["25"] == "not tried"
    assert [(f["line"], f["column"]) for f in row["findings"]] == [(n, 4) for n in range(1, 7)]
    assert row["findings"][0]["message"]["zh"] == "属性 class 不起作用：会去掉，留下也没有样式表认它"


def test_the_command_fails_on_errors_and_on_nothing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["wechat", "check", str(BAD / "12-links")]) == 1
    assert main(["wechat", "check", str(tmp_path)]) == 1
    assert main(["wechat", "check", str(tmp_path / "gone.html")]) == 1
    assert "Y109" in capsys.readouterr().err


def test_a_file_of_a_bundle_stands_for_the_bundle() -> None:
    one = check(BAD / "20-title/article.html")
    assert one.kind == "bundle"
    assert [f.code for f in one.findings] == ["M202"]


def test_pictures_above_the_article_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes((BAD / "09-pictures/pictures/here.png").read_bytes())
    (tmp_path / "in").mkdir()
    path = tmp_path / "in/a.html"
    path.write_text('<img src="../secret.png" alt="x" data-w="60">')
    assert [f.code for f in check(path).findings] == ["M091"]


@pytest.mark.parametrize(
    ("html", "places"),
    [
        ('<p style="color:red;\n  float:left">x</p>', [(2, 3)]),
        ("<p style='font-family:\"a;b\";float:left'>x</p>", [(1, 11), (1, 29)]),
        ('<p style="font-family:&quot;a;b&quot;;float:left">x</p>', [(1, 11), (1, 39)]),
        ("<P STYLE=float:left>字", [(1, 10)]),
        ("\ufeff<p style='float:left'>", [(1, 11)]),
    ],
)
def test_declarations_are_found_where_they_stand(html: str, places: list[tuple[int, int]]) -> None:
    found = check_fragment(html.encode(), "a.html").findings
    assert [(f.line, f.column) for f in found if f.code in {"M052", "M061"}] == places


def test_end_tags_may_be_left_out() -> None:
    root = Source(
        "<ul><li>一<li>二<ul><li>三</ul></ul><p>四<p>五<table><tr><td>六<td>七<tr><td>八</table>"
    ).root
    names = [(e.name, sum(1 for _ in e.above())) for e in root.walk()]
    assert names == [
        ("ul", 1), ("li", 2), ("li", 2), ("ul", 3), ("li", 4), ("p", 1), ("p", 1), ("table", 1),
        ("tr", 2), ("td", 3), ("td", 3), ("tr", 2), ("td", 3),
    ]  # fmt: skip


@pytest.mark.parametrize("tag", ["<span/>", "<section style='color:#3f3f3f'>", "<svg><g>"])
def test_tags_that_nothing_ends_do_no_harm(tag: str) -> None:
    """Some tools write a line of a program as ``<span/>…``."""
    found = check_fragment((tag * 3000 + "<p style='float:left'>字</p>").encode(), "a.html").findings
    assert [f.column for f in found if f.code == "M052"] == [len(tag) * 3000 + 11]


def test_a_whole_bundle_may_be_empty() -> None:
    one = check_bundle({}, "wechat/zh/QY/none")
    assert [f.code for f in one.findings] == ["M204"]
    assert "M204" in report.as_text([one], ("zh", "en"))


@pytest.mark.parametrize("name", sorted(path.stem for path in FOREIGN.glob("*.html")))
def test_articles_of_other_tools_are_told_what_would_be_lost(name: str) -> None:
    one = check(FOREIGN / f"{name}.html")
    assert shown(one, FOREIGN) == (FOREIGN / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("html", "code"),
    [
        ('<p style="text-wrap:wrap">字</p>', "M041"),
        ('<p data-tools="x">字</p>', "M031"),
        ('<p style="font-size:24px;color:#767676;line-height:1">一</p>', "M071"),
        ('<p style="font-size:24px;color:#8c8c8c">大字</p>', "M191"),
        ('<section style="width:120px"><p>字</p></section>', "M081"),
        ('<p style="font-family:mp-quote,PingFang SC,system-ui,-apple-system">字</p>', "M061"),
        ('<p><a href="http://mp.weixin.qq.com/s/a">字</a></p>', "M121"),
    ],
)
def test_our_own_articles_are_held_to_more_than_those_of_others(html: str, code: str) -> None:
    given = {path.name: path.read_bytes() for path in (BAD / "21-interface").iterdir()}
    own = check_bundle({**given, "article.html": html.encode()}, "a")
    assert (code, "error") in {(f.code, f.level) for f in own.findings if f.path.endswith("article.html")}
    assert code not in {f.code for f in check_fragment(html.encode(), "a.html").findings}


@pytest.mark.parametrize("name", sorted(path.stem for path in FOREIGN.glob("*.html")))
def test_damaged_articles_are_read_all_the_same(name: str, tmp_path: Path) -> None:
    """Cut short, and with signs changed: findings, never an exception."""
    whole = (FOREIGN / f"{name}.html").read_bytes()
    chosen = random.Random(1)
    for _ in range(40):
        damaged = bytearray(whole[: chosen.randrange(len(whole))])
        for _ in range(chosen.randrange(8) if damaged else 0):
            damaged[chosen.randrange(len(damaged))] = chosen.choice(b"<>\"'&;:{}()=/ \x00\xff[]")
        check_fragment(bytes(damaged), "a.html", lambda address: None)
    path = tmp_path / "a.html"
    path.write_text('<img src="http://[x" alt="x" data-w="1"><img src="a\0b" alt="x" data-w="1">')
    assert [f.code for f in check(path).findings] == ["M111", "M091"]

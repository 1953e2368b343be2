"""The pictures of the README are of this program: drawn anew they are the same, to the byte."""

import re

import pytest

from tests.support.desk import ROOT

pytest.importorskip("pty", reason="terminals as Unix has them")


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_picture_is_fresh(language):
    from tools import picture

    kept = (ROOT / picture.path_of(language)).read_text("utf-8")
    assert picture.draw(language) == kept, "make it anew: python tools/picture.py --write"


@pytest.mark.parametrize(("name", "readme"), [("terminal.svg", "README.md"), ("terminal.ru.svg", "README.ru.md")])
def test_the_picture_stands_alone_and_is_shown(name, readme):
    body = (ROOT / "docs" / name).read_text("utf-8")
    assert re.findall(r"\w+://[^\"' )]+", body) == ["http://www.w3.org/2000/svg"], "nothing of another place"
    assert not re.search(r"<script|<image|<use|@import|url\((?!#)", body)
    assert len(body.encode()) < 30_000
    assert f"](docs/{name})" in (ROOT / readme).read_text("utf-8")

"""Each transcript is what a real process writes."""

import os
from pathlib import Path

import pytest

from tests.transcripts import runner

FILES = sorted(Path(__file__).parent.glob("*.txt"))


def test_there_are_transcripts():
    assert len(FILES) >= 8


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_transcript(sqlite_desk, path):
    text = path.read_text("utf-8")
    (sqlite_desk.folder / "invoice.pdf").write_bytes(b"%PDF-1.7 invoice")
    found, wanted = [], []
    for step in runner.read(text):
        found += [*step.head, *runner.run(step, sqlite_desk), ""]
        wanted += [*step.head, *step.expected] + ([""] if step.expected[-1:] != [""] else [])
    if os.environ.get(runner.UPDATE):
        path.write_text("\n".join(found), "utf-8")
        return
    assert found == wanted


def test_a_file_is_read_as_it_is_written():
    text = "# Remark\n$ anna ru paydesk x 'a b'\n< in\nout\n\nmore\n2> err\n? 4\n\n$ vera paydesk y\n"
    first, second = runner.read(text)
    assert (first.person, first.language, first.command, first.stdin) == ("anna", "ru", "paydesk x 'a b'", ["< in"])
    assert first.expected == ["out", "", "more", "2> err", "? 4", ""]
    assert first.head == ["# Remark", "$ anna ru paydesk x 'a b'", "< in"]
    assert (second.person, second.language, second.expected) == ("vera", "en", [])


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("at 2026-12-01T09:30:00.123Z.", "at <time>."),
        ("01.12.2026 09:30  anna", "<time>  anna"),
        ("2026-12-01 09:30", "<time>"),
        ("a" * 64, "<hash>"),
        ("04.12.2026", "04.12.2026"),
        ("/tmp/x/paydesk.db", "<folder>/paydesk.db"),
    ],
)
def test_what_differs_is_masked(text, masked):
    assert runner.mask(text, Path("/tmp/x")) == masked

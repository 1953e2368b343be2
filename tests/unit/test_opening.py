"""Files that are handed to the system's opener: documents by their content, and nothing that runs."""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from paydesk.commands import opening
from paydesk.errors import InvalidData, NotAllowed
from paydesk.records import File
from paydesk.uploads import media_type

if sys.platform == "win32":
    pytest.skip("Windows opens files without a program of that name", allow_module_level=True)

PDF, PNG, ZIP = b"%PDF-1.7", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04"


def file(name, body):
    return File(1, 7, "invoice", name, len(body), "0" * 64, media_type(body), "anna", datetime(2026, 12, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("name", "body", "opened"),
    [
        ("счет.pdf", PDF, "счет.pdf"),
        ("СЧЕТ.PDF", PDF, "СЧЕТ.PDF"),
        ("scan.jpeg", b"\xff\xd8\xff\xe0", "scan.jpeg"),
        ("scan.pdf", PNG, "scan.pdf.png"),
        ("счет.exe", PDF, "счет.exe.pdf"),
        ("счет", PDF, "счет.pdf"),
        ("run.sh", b"#!/bin/sh\nrm -rf ~\n", "run.sh.txt"),
        ("app.desktop", b"[Desktop Entry]\nExec=sh\n", "app.desktop.txt"),
        ("page.html", b"<script>1</script>", "page.html.txt"),
        ("run.bat", b"@echo off\r\n", "run.bat.txt"),
        ("book.xlsx", ZIP, "book.xlsx"),
    ],
)
def test_the_end_of_the_name_fits_the_content(name, body, opened):
    assert opening.name_to_open(file(name, body)) == opened


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("счет.pdf", b"MZ\x90\x00"), ("счет.pdf", b"\x7fELF\x02\x00"), ("book.xlsm", ZIP), ("app.jar", ZIP),
        ("счет.pdf", ZIP), ("счет.lnk", b"L\x00\x00\x00"),
    ],
)  # fmt: skip
def test_what_may_be_a_program_is_not_opened(name, body):
    with pytest.raises(NotAllowed) as caught:
        opening.name_to_open(file(name, body))
    assert caught.value.params["command"] == "paydesk files 7 --save ."


def test_without_an_opener_the_place_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(InvalidData) as caught:
        opening.show(tmp_path / "a.pdf")
    assert caught.value.params["path"] == str(tmp_path / "a.pdf")


@pytest.mark.parametrize(("platform", "name"), [("darwin", "open"), ("linux", "xdg-open"), ("freebsd14", "xdg-open")])
def test_each_system_has_its_opener(tmp_path, monkeypatch, platform, name):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert opening._opener(platform) is None
    Path(tmp_path / name).write_text("#!/bin/sh\n")
    Path(tmp_path / name).chmod(0o755)
    assert opening._opener(platform) == [str(tmp_path / name)]


@pytest.mark.filterwarnings("ignore:subprocess .* is still running:ResourceWarning")
def test_an_opener_that_stays_is_not_waited_for(tmp_path, monkeypatch):
    for name in ("xdg-open", "open"):
        Path(tmp_path / name).write_text("#!/bin/sh\nexec /bin/sleep 2\n")
        Path(tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(opening, "_SECONDS", 0.1)
    began = time.monotonic()
    opening.show(tmp_path / "a.pdf")
    assert time.monotonic() - began < 1.5

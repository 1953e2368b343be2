"""Files of a request: their names, types and sizes."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paydesk import uploads
from paydesk.errors import InvalidData, NotFound


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("счет 17.pdf", "счет 17.pdf"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("..", "file"),
        (".", "file"),
        ("", "file"),
        (" . ", "file"),
        ("a\x00b", "a_b"),
        ('a<>:"/\\|?*b', "a_b"),
        ("a\u202efdp.exe", "a_fdp.exe"),
        ("a\nb.pdf", "a_b.pdf"),
        ("trailing. ", "trailing"),
    ],
)
def test_names(name, clean):
    assert uploads.clean_name(name) == clean


@pytest.mark.parametrize("name", ["CON", "con.txt", "NUL.pdf", "COM1", "lpt9.doc", "aux"])
def test_names_that_windows_keeps_for_devices(name):
    from pathlib import PureWindowsPath

    stem = uploads.clean_name(name).split(".")[0].upper()
    assert stem not in {"CON", "PRN", "AUX", "NUL", *(f"{d}{n}" for d in ("COM", "LPT") for n in range(1, 10))}
    assert PureWindowsPath(uploads.clean_name(name)).suffix == PureWindowsPath(name).suffix


@given(st.text(max_size=300))
def test_a_name_is_safe_in_every_folder(name):
    clean = uploads.clean_name(name)
    assert 1 <= len(clean) <= 120
    assert not set(clean) & set('<>:"/\\|?*')
    assert not [char for char in clean if ord(char) < 32 or ord(char) == 127]
    assert clean not in (".", "..")
    assert clean == clean.strip(" .")
    assert uploads.clean_name(clean) == clean


def test_a_long_name_keeps_its_ending():
    assert uploads.clean_name("x" * 500 + ".pdf") == "x" * 116 + ".pdf"
    assert len(uploads.clean_name("x" * 500)) == 120
    assert len(uploads.clean_name("x." + "y" * 500)) == 120


@pytest.mark.parametrize("ending", [" y", ".y" + "z" * 20, " .y" + "z" * 20])
def test_a_name_that_was_cut_ends_well(ending):
    """Windows drops a space or a dot at the end."""
    clean = uploads.clean_name("x" * 119 + ending)
    assert clean == clean.rstrip(" .")


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (b"%PDF-1.7", "application/pdf"), (b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"PK\x03\x04", "application/zip"), (b"II*\x00", "image/tiff"), (b"MM\x00*", "image/tiff"),
        (b"hello", "text/plain"), ("привет".encode(), "text/plain"), ("привет".encode("cp1251"), "application/octet-stream"),
        (b"a\x00b", "application/octet-stream"), (b"\x00", "application/octet-stream"),
        (b"x" * 4095 + "я".encode(), "text/plain"),  # a letter cut in two
        (b"<html>", "text/plain"),
    ],
)  # fmt: skip
def test_the_type_is_told_by_the_content(body, found):
    assert uploads.media_type(body) == found


def test_reading_a_file(tmp_path, monkeypatch):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF")
    upload = uploads.read_upload(path, "invoice")
    assert (upload.kind, upload.name, upload.body) == ("invoice", "a.pdf", b"%PDF")
    assert upload.sha256 == hashlib.sha256(b"%PDF").hexdigest()
    monkeypatch.setattr(uploads, "MAX_BYTES", 4)
    uploads.read_upload(path, "invoice")
    path.write_bytes(b"%PDF-")
    for broken, error, code in (
        (path, InvalidData, "file_too_large"), (tmp_path / "none", NotFound, "no_such_file"),
        (tmp_path, InvalidData, "unreadable_file"),
    ):  # fmt: skip
        with pytest.raises(error) as caught:
            uploads.read_upload(broken, "invoice")
        assert caught.value.error_code == code
    path.write_bytes(b"")
    with pytest.raises(InvalidData):
        uploads.read_upload(path, "invoice")


@pytest.mark.parametrize("name", ["請" * 300, "請" * 300 + ".pdf", "🧾" * 62 + "." + "🧾" * 10, "x" * 240 + "🧾" * 9])
def test_a_name_and_the_number_of_a_copy_fit_the_file_system(name):
    clean = uploads.clean_name(name)
    assert 100 < len((clean + " (999)").encode()) <= 255
    assert "\ufffd" not in clean

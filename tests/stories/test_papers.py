"""Files of a request: attached, listed, saved; and what they can never do to a folder or a name."""

import hashlib

import pytest


def paper(desk, name="счет.pdf", body=b"%PDF-1.7 invoice"):
    path = desk.folder / name
    path.write_bytes(body)
    return path


def test_attached_listed_and_saved(desk):
    number = desk.anna.new()["id"]
    body = bytes(range(256)) * 100
    (one,) = desk.anna.json("attach", number, paper(desk, "данные.bin", body), "--kind", "other")
    assert (one["kind"], one["name"], one["size"], one["sha256"]) == (
        "other", "данные.bin", len(body), hashlib.sha256(body).hexdigest(),
    )  # fmt: skip
    folder = desk.folder / "new" / "folder"
    result = desk.anna.ok("files", number, "--save", folder)
    assert str(folder / "данные.bin") in result.err
    assert (folder / "данные.bin").read_bytes() == body
    assert "данные.bin" in result.out


def test_saving_never_overwrites(desk):
    number = desk.anna.new("--invoice", str(paper(desk)))["id"]
    folder = desk.folder / "saved"
    folder.mkdir()
    (folder / "счет.pdf").write_text("mine", "utf-8")
    desk.anna.ok("files", number, "--save", folder)
    desk.anna.ok("files", number, "--save", folder)
    assert (folder / "счет.pdf").read_text("utf-8") == "mine"
    assert (folder / "счет (2).pdf").read_bytes() == (folder / "счет (3).pdf").read_bytes() == b"%PDF-1.7 invoice"


@pytest.mark.parametrize("name", ["a\x1b[2Jb.pdf", "a\u202efdp.exe", "..", "a:b.pdf", "a\nb.pdf", "x" * 200 + ".pdf"])
def test_a_name_never_harms(sqlite_desk, name):
    desk = sqlite_desk
    number = desk.anna.new()["id"]
    source = desk.folder / "sources"
    source.mkdir()
    if name == "..":
        path = source / "...pdf"
    else:
        path = source / name
    path.write_bytes(b"%PDF-1.7")
    text = desk.anna.ok("attach", number, path)
    listed = desk.anna.ok("files", number)
    saved = desk.anna.ok("files", number, "--save", desk.folder / "saved")
    shown = desk.anna.ok("show", number)
    for result in (text, listed, saved, shown):
        for stream in (result.out, result.err):
            assert not {char for char in stream if not char.isprintable()} - {"\n", "\t"}
    (one,) = (desk.folder / "saved").iterdir()
    assert one.name.isprintable()
    assert len(one.name) <= 120


def test_several_invoices_at_filing(desk):
    first, second = paper(desk, "1.pdf"), paper(desk, "2.png", b"\x89PNG\r\n\x1a\n...")
    filed = desk.anna.new("--invoice", str(first), "--invoice", str(second))
    assert [(f["name"], f["type"]) for f in desk.anna.json("files", filed["id"])] == [
        ("1.pdf", "application/pdf"), ("2.png", "image/png"),
    ]  # fmt: skip


def test_a_missing_or_empty_invoice_files_nothing(desk):
    assert desk.anna.refused(5, "new", "--amount", "5", "--invoice", desk.folder / "no.pdf")["code"] == "no_such_file"
    assert desk.anna.refused(3, "new", "--amount", "5", "--invoice", paper(desk, body=b""))["code"] == "empty_file"
    assert desk.anna.refused(3, "new", "--amount", "5", "--invoice", desk.folder)["code"] == "unreadable_file"
    assert desk.anna.sees() == []
    number = desk.anna.new()["id"]
    assert desk.anna.refused(5, "attach", number, desk.folder / "no.pdf")["code"] == "no_such_file"
    assert desk.anna.refused(2, "attach", number, paper(desk), "--kind", "bill")["code"] == "bad_kind"
    assert desk.anna.json("files", number) == []


def test_a_file_too_large(sqlite_desk, monkeypatch):
    from paydesk import uploads

    monkeypatch.setattr(uploads, "MAX_BYTES", 1024 * 1024)
    number = sqlite_desk.anna.new()["id"]
    sqlite_desk.anna.ok("attach", number, paper(sqlite_desk, body=b"x" * 1024 * 1024))
    error = sqlite_desk.anna.refused(3, "attach", number, paper(sqlite_desk, body=b"x" * (1024 * 1024 + 1)))
    assert error["code"] == "file_too_large"
    assert "1 MB" in error["message"]


def test_the_same_file_twice_is_kept_once_and_listed_twice(desk):
    number = desk.anna.new("--invoice", str(paper(desk)))["id"]
    desk.anna.ok("attach", number, paper(desk, "copy.pdf"))
    first, second = desk.anna.json("files", number)
    assert first["sha256"] == second["sha256"]
    assert (first["name"], second["name"]) == ("счет.pdf", "copy.pdf")


def test_a_file_of_a_draft_is_part_of_what_is_approved(desk):
    number = desk.anna.new()["id"]
    before = desk.anna.show(number)
    desk.anna.ok("attach", number, paper(desk))
    after = desk.anna.show(number)
    assert after["digest"] != before["digest"]
    assert after["version"] == before["version"] + 1
    assert [e["action"] for e in after["history"]] == ["create", "attach"]


def test_a_later_file_is_added_to_the_papers_alone(desk):
    number = desk.approved()
    before = desk.vera.show(number)
    desk.vera.ok("attach", number, paper(desk), "--kind", "order")
    after = desk.vera.show(number)
    assert (after["digest"], after["version"], after["status"]) == (before["digest"], before["version"], "approved")
    assert [one["added_by"] for one in after["files"]] == [desk.vera.login]


def test_who_may_attach(desk):
    draft = desk.anna.new()["id"]
    assert desk.olga.refused(4, "attach", draft, paper(desk))["code"] == "wrong_role"
    pending = desk.pending()
    desk.anna.ok("attach", pending, paper(desk))
    desk.hanna.ok("attach", pending, paper(desk, "memo.txt", b"ok"), "--kind", "other")
    desk.boris.refused(5, "attach", pending, paper(desk))
    # A returned request is in sight of the accountant, but it is the author's draft.
    returned = desk.approved()
    desk.vera.ok("return", returned, "-m", "x")
    assert desk.vera.refused(4, "attach", returned, paper(desk))["code"] == "wrong_role"

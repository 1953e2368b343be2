"""Files taken out of a draft again: what changes, who may, what the journal keeps; and how many files a request holds."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from tests.stories.test_audit import tamper, verify


def paper(desk, name="счет.pdf", body=b"%PDF-1.7 invoice"):
    path = desk.folder / name
    path.write_bytes(body)
    return path


def test_a_detached_file_leaves_the_content_and_stays_in_the_history(desk):
    before = desk.anna.new("--invoice", str(paper(desk)))
    number = before["id"]
    assert desk.anna.json("detach", number, "счет.pdf") == []
    after = desk.anna.show(number)
    assert after["files"] == []
    assert (after["version"], after["digest"] != before["digest"]) == (before["version"] + 1, True)
    assert [one["action"] for one in after["history"]] == ["create", "attach", "detach"]
    assert "File detached: счет.pdf" in desk.anna.ok("history", number).out
    (gone,) = desk.anna.json("files", number, "--detached")
    assert (gone["name"], gone["detached"]) == ("счет.pdf", True)
    assert "detached" in desk.anna.ok("files", number, "--detached").out
    assert verify(desk)["problems"] == []
    desk.anna.ok("submit", number)
    desk.hanna.ok("approve", number)
    desk.vera.ok("pay", number, "--date", "today")
    assert verify(desk)["problems"] == []


def test_the_same_content_has_the_same_digest(desk):
    number = desk.anna.new()["id"]
    empty = desk.anna.show(number)["digest"]
    desk.anna.ok("attach", number, paper(desk))
    full = desk.anna.show(number)["digest"]
    desk.anna.ok("detach", number, "счет.pdf")
    assert desk.anna.show(number)["digest"] == empty != full
    desk.anna.ok("attach", number, paper(desk))
    assert desk.anna.show(number)["digest"] == full
    assert len(desk.anna.json("files", number, "--detached")) == 2


def test_of_two_files_with_one_name_the_number_tells(desk):
    number = desk.anna.new("--invoice", str(paper(desk)))["id"]
    desk.anna.ok("attach", number, paper(desk))
    first, second = (one["id"] for one in desk.anna.json("files", number))
    error = desk.anna.refused(6, "detach", number, "счет.pdf")
    assert (error["code"], f"{first}, {second}" in error["message"]) == ("several_files", True)
    (left,) = desk.anna.json("detach", number, first)
    assert left["id"] == second
    assert desk.anna.refused(5, "detach", number, first)["code"] == "no_such_file"
    assert verify(desk)["problems"] == []


def test_only_a_draft_and_only_its_author(desk):
    file = str(paper(desk))
    pending = desk.pending(invoice=file)
    for person, code, error in ((desk.anna, 4, "wrong_state"), (desk.hanna, 4, "wrong_state"), (desk.vera, 5, None)):
        found = person.refused(code, "detach", pending, "счет.pdf")["code"]
        assert error in (None, found)
    other = str(paper(desk, body=b"%PDF-1.7 another"))
    returned = desk.approved(invoice=other, purpose="Другая оплата")
    desk.vera.ok("return", returned, "-m", "x")
    assert desk.vera.refused(4, "detach", returned, "счет.pdf")["code"] == "wrong_role"
    assert desk.anna.json("detach", returned, "счет.pdf") == []


def test_a_paper_that_came_later_stays(desk):
    number = desk.pending()
    desk.hanna.ok("attach", number, paper(desk, "memo.txt", b"memo"), "--kind", "other")
    desk.anna.ok("withdraw", number)
    assert desk.anna.refused(4, "detach", number, "memo.txt")["code"] == "not_in_content"
    assert len(desk.anna.json("files", number)) == 1


def test_plain_sql_takes_out_nothing_by_stealth(desk):
    """On PostgreSQL the row writes its event; on SQLite what was taken out without one is found."""
    number = desk.anna.new("--invoice", str(paper(desk)))["id"]
    statement = "UPDATE request_file SET detached = true WHERE request_id = %s"
    if desk.dialect == "postgresql":
        import psycopg

        with psycopg.connect(desk.url(desk.hanna.login), options="-csearch_path=paydesk") as other:
            assert other.execute(statement, (number,)).rowcount == 0  # what she does not see
        with psycopg.connect(desk.url(desk.anna.login), options="-csearch_path=paydesk") as own:
            own.execute(statement, (number,))
        assert [one["action"] for one in desk.anna.show(number)["history"]] == ["create", "attach", "detach"]
        with psycopg.connect(desk.url(desk.anna.login), options="-csearch_path=paydesk") as own:
            for back in ("detached = false", "detached = true"):
                with pytest.raises(psycopg.Error) as refused:
                    own.execute(f"UPDATE request_file SET {back} WHERE request_id = %s", (number,))
                assert refused.value.sqlstate == "PD020"
                own.rollback()
        assert verify(desk)["problems"] == []
        return
    with closing(sqlite3.connect(desk.database, isolation_level=None)) as db:
        db.execute(statement.replace("%s", "?"), (number,))
    assert desk.anna.refused(6, "submit", number)["code"] == "content_differs"
    assert {one["code"] for one in verify(desk)["problems"]} == {"content_changed", "file_changed"}


def test_a_detachment_that_was_undone_past_the_journal_is_found(sqlite_desk):
    desk = sqlite_desk
    number = desk.anna.new("--invoice", str(paper(desk)))["id"]
    desk.anna.ok("detach", number, "счет.pdf")
    tamper(desk, "UPDATE request_file SET detached = 0")
    assert {one["code"] for one in verify(desk)["problems"]} == {"content_changed", "file_changed"}


def test_how_many_files_a_request_holds(desk, monkeypatch):
    from paydesk import files

    number = desk.anna.new("--invoice", str(paper(desk)))["id"]
    monkeypatch.setattr(files, "MAX_FILES", 1)
    error = desk.anna.refused(3, "attach", number, paper(desk, "2.pdf"))
    assert (error["code"], "1 files of 200 MB" in error["message"]) == ("too_many_files", True)
    monkeypatch.setattr(files, "MAX_FILES", 100)
    monkeypatch.setattr(files, "MAX_FILES_BYTES", 20)
    assert desk.anna.refused(3, "attach", number, paper(desk, "2.pdf"))["code"] == "too_many_files"
    assert len(desk.anna.json("files", number)) == 1


def test_the_database_counts_as_well(desk, monkeypatch):
    from paydesk import files

    monkeypatch.setattr(files, "MAX_FILES", 1000)
    number = desk.anna.new()["id"]
    invoices = [word for _ in range(100) for word in ("--invoice", str(paper(desk)))]
    desk.anna.ok("edit", number, *invoices)
    assert desk.anna.refused(3, "attach", number, paper(desk))["code"] == "too_many_files"
    assert len(desk.anna.json("files", number)) == 100

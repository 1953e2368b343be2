"""A folder of papers for people: what is written, what never is, and where nothing leads to."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from paydesk import file_tree
from tests.stories.test_audit import tamper

BODY = b"%PDF-1.7 an invoice"


def paper(desk, name="счет.pdf", body=BODY):
    path = desk.folder / name
    path.write_bytes(body)
    return str(path)


def export(desk, *words, who=None):
    return (who or desk.vera).json("files", "export", desk.folder / "tree", *words)


def tree(desk):
    root = desk.folder / "tree"
    return {str(path.relative_to(root)) for path in root.rglob("*") if path.is_file() and path.name[0] != "."}


PLACE = "2026/12/ООО «БРУЛЕР»/{} — ООО «БРУЛЕР» — 12345.67 RUB/"


def test_papers_are_laid_out_and_only_what_is_new_is_written(desk):
    number = desk.approved(invoice=paper(desk))
    done = export(desk)
    assert (done["requests"], done["new"], done["written"]) == (1, [number], 2)
    place = PLACE.format(number)
    assert tree(desk) == {place + "01-invoice-счет.pdf", place + "card.html"}
    assert (desk.folder / "tree" / place / "01-invoice-счет.pdf").read_bytes() == BODY
    before = {path: path.stat().st_mtime_ns for path in (desk.folder / "tree").rglob("*")}
    assert export(desk)["written"] == 0
    assert {path: path.stat().st_mtime_ns for path in (desk.folder / "tree").rglob("*")} == before
    (desk.folder / "tree" / place / "card.html").unlink()
    assert export(desk)["written"] == 1


def test_a_payment_in_another_month_moves_the_folder(desk):
    number = desk.approved(invoice=paper(desk))
    export(desk)
    own = desk.folder / "tree" / PLACE.format(number) / "моё.txt"
    own.write_text("mine", "utf-8")
    desk.vera.ok("pay", number, "--date", "2026-11-30", "--number", "345")
    export(desk)
    place = PLACE.format(number).replace("2026/12", "2026/11")
    assert tree(desk) == {
        place + "01-invoice-счет.pdf",
        place + "card.html",
        str(own.relative_to(desk.folder / "tree")),
    }
    assert own.read_text("utf-8") == "mine"


def test_nobodys_own_file_is_overwritten(desk):
    number = desk.approved(invoice=paper(desk))
    export(desk)
    card = desk.folder / "tree" / PLACE.format(number) / "card.html"
    card.write_text("my notes", "utf-8")
    desk.vera.ok("comment", number, "-m", "Позвонить")
    export(desk)
    assert card.read_text("utf-8") == "my notes"
    assert "Позвонить" in card.with_name("card (2).html").read_text("utf-8")
    (desk.folder / "tree" / file_tree.MANIFEST).unlink()
    export(desk)
    assert card.read_text("utf-8") == "my notes"
    assert not card.with_name("card (3).html").exists(), "what is there already is recognised by its bytes"


def test_only_what_a_person_may_see_and_has_chosen(desk):
    desk.anna.new()
    pending, approved = desk.pending(), desk.approved(invoice_number="2", purpose="Оплата 2")
    assert export(desk, who=desk.boris)["requests"] == 0
    assert export(desk)["new"] == [approved]
    assert export(desk, "--status", "pending", who=desk.anna)["new"] == [pending]
    assert export(desk, "--contractor", "никто")["requests"] == 0


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
@pytest.mark.parametrize("at", ["2026", "2026/12", "2026/12/ООО «БРУЛЕР»"])
def test_a_link_leads_nowhere(sqlite_desk, at):
    desk = sqlite_desk
    desk.approved(invoice=paper(desk))
    outside = desk.folder / "outside"
    outside.mkdir()
    link = desk.folder / "tree" / at
    link.parent.mkdir(parents=True)
    link.symlink_to(outside)
    result = desk.vera.run("files", "export", desk.folder / "tree", "--json")
    assert (result.code, result.json["problems"][0]["code"]) == (3, "link_in_folder")
    assert list(outside.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_in_the_place_of_a_file_is_not_followed(sqlite_desk):
    desk = sqlite_desk
    number = desk.approved(invoice=paper(desk))
    victim = desk.folder / "victim"
    victim.write_text("mine", "utf-8")
    place = desk.folder / "tree" / PLACE.format(number)
    place.mkdir(parents=True)
    (place / "card.html").symlink_to(victim)
    export(desk)
    assert victim.read_text("utf-8") == "mine"
    assert (place / "card (2).html").is_file()


@pytest.mark.parametrize(
    "folder", ["../outside", "2026/../../outside", "2026/12/../../../outside", "2026/12/../1 — /../../outside"]
)
def test_a_manifest_that_was_forged_deletes_nothing(sqlite_desk, folder):
    import hashlib

    desk = sqlite_desk
    number = desk.approved()
    victim = desk.folder / "outside" / "x"
    victim.parent.mkdir()
    victim.write_bytes(b"mine")
    root = desk.folder / "tree"
    root.mkdir()
    digest = hashlib.sha256(b"mine").hexdigest()
    told = {"requests": {str(number): {"head": "", "folder": folder, "files": {"x": digest, "../x": digest}}}}
    (root / file_tree.MANIFEST).write_text(json.dumps(told), "utf-8")
    export(desk)
    assert victim.read_bytes() == b"mine"


@pytest.mark.parametrize("name", ["CON", "../../x", "a/b:c*?", "." * 5, "x" * 150, "Ж" * 150, "end. "])
def test_any_contractor_makes_a_safe_and_short_path(sqlite_desk, name):
    desk = sqlite_desk
    desk.approved(contractor=name, invoice=paper(desk, "И" * 100 + ".pdf"))
    export(desk)
    root = desk.folder / "tree"
    paths = tree(desk)
    assert len(paths) == 2
    for path in paths:
        assert len(path) <= 191
        for part in Path(path).parts:
            assert part == part.strip(" .")
            assert not set(part) & set('<>:"/\\|?*')
            assert part.split(".")[0].upper() != "CON"
        assert (root / path).resolve().is_relative_to(root.resolve())


def test_a_damaged_file_is_named_and_the_others_are_written(sqlite_desk):
    desk = sqlite_desk
    bad = desk.approved(invoice=paper(desk))
    good = desk.approved(invoice_number="2", purpose="Оплата 2")
    tamper(desk, "UPDATE blob SET body = zeroblob(size)")
    result = desk.vera.run("files", "export", desk.folder / "tree", "--json")
    assert result.code == 8
    assert result.json["new"] == [good]
    assert [(one["id"], one["code"]) for one in result.json["problems"]] == [(bad, "damaged_file")]


def test_a_damaged_file_stops_no_watch(sqlite_desk, monkeypatch):
    desk = sqlite_desk
    desk.approved(invoice=paper(desk))
    tamper(desk, "UPDATE blob SET body = zeroblob(size)")
    looks = []

    def pause(_seconds):
        looks.append(1)
        if len(looks) == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr("time.sleep", pause)
    result = desk.vera.run("files", "export", desk.folder / "tree", "--watch")
    assert (result.code, len(looks)) == (130, 3)
    assert result.err.count("damaged") == 1, "it is told of once"


def test_watching(sqlite_desk, monkeypatch):
    desk = sqlite_desk
    first = desk.approved()
    looks = []

    def sleep(seconds):
        looks.append((seconds, len(tree(desk))))
        if len(looks) == 1:
            desk.approved(invoice_number="2", purpose="Оплата 2")
        else:
            raise KeyboardInterrupt

    monkeypatch.setattr("time.sleep", sleep)
    result = desk.vera.run("files", "export", desk.folder / "tree", "--watch", "--interval", 5)
    assert (result.code, looks) == (130, [(5, 1), (5, 2)])
    assert first


def test_wrong_words(sqlite_desk):
    desk = sqlite_desk
    assert desk.vera.refused(2, "files", "export")["code"] == "missing_options"
    assert desk.vera.refused(2, "files", 1, desk.folder)["code"] == "bad_option"
    assert desk.vera.refused(2, "files", 1, "--watch")["code"] == "bad_option"
    (desk.folder / "plain").write_text("x", "utf-8")
    desk.approved()
    result = desk.vera.run("files", "export", desk.folder / "plain", "--json")
    assert result.code == 3, result

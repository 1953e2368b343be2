"""Evidence packs: what goes in and for whom, and what a check without a database finds."""

from __future__ import annotations

import json
import zipfile

import pytest

from tests.support import desk as support

BODY = b"%PDF-1.7 an invoice"


def paper(desk, name="счет.pdf", body=BODY):
    path = desk.folder / name
    path.write_bytes(body)
    return path


def packed(desk, person, *numbers, name="pack.zip"):
    path = desk.folder / name
    told = person.json("pack", *numbers, "-o", path)
    assert (told["file"], told["ids"]) == (str(path), list(numbers))
    return path


def members(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def checked(path, *words):
    """Check a pack where there is no database at all, by somebody who is nobody."""
    result = support.run_here(["pack", "--verify", str(path), *words], support.environment(PAYDESK_USER="nobody"))
    assert result.code in (0, 3), result
    return result


def codes(path):
    result = checked(path, "--json")
    assert result.json["ok"] == (result.code == 0)
    return {one["code"] for one in result.json["problems"]}


def rewritten(path, change, *, manifest=True):
    """Write the pack anew with changed members; with a manifest that fits, as somebody would who knows how."""
    import hashlib

    held = members(path)
    change(held)
    if manifest:
        told = json.loads(held["manifest.json"])
        told["members"] = [
            {"path": name, "size": len(body), "sha256": hashlib.sha256(body).hexdigest()}
            for name, body in held.items()
            if name != "manifest.json"
        ]
        held["manifest.json"] = json.dumps(told).encode()
    target = path.with_name("changed.zip")
    with zipfile.ZipFile(target, "w") as archive:
        for name, body in held.items():
            archive.writestr(name, body)
    return target


@pytest.fixture
def story(desk):
    number = desk.paid(invoice=str(paper(desk)))
    desk.vera.ok("attach", number, paper(desk, "order.pdf", b"%PDF-1.7 order"), "--kind", "order")
    return number


def test_a_pack_holds_all_evidence_and_proves_itself(desk, story):
    path = packed(desk, desk.vera, story)
    held = members(path)
    folder = f"request-{story}/"
    assert set(held) == {
        "manifest.json",
        *(folder + name for name in ("journal.json", "card.html", "card.pdf")),
        folder + "files/01-invoice-счет.pdf",
        folder + "files/02-order-order.pdf",
    }
    assert held[folder + "files/01-invoice-счет.pdf"] == BODY
    page = held[folder + "card.html"].decode()
    assert "12,345.67" in page or "12 345,67" in page or "12345.67" in page
    result = checked(path, "--json")
    (one,) = result.json["requests"]
    shown = desk.vera.show(story)
    assert result.json["ok"]
    assert (one["status"], one["amount"], one["digest"]) == ("paid", "12345.67", shown["digest"])
    assert one["hash"] == shown["history"][-1]["hash"]
    assert "The pack is whole" in checked(path).out


def test_the_same_request_makes_the_same_bytes(desk, story):
    assert packed(desk, desk.vera, story).read_bytes() == packed(desk, desk.vera, story, name="2.zip").read_bytes()


def test_only_what_a_person_may_see(desk):
    draft = desk.anna.new()["id"]
    assert desk.vera.refused(5, "pack", draft, "-o", desk.folder / "x.zip")["code"] == "no_such_request"
    assert desk.boris.refused(5, "pack", draft, "-o", desk.folder / "x.zip")["code"] == "no_such_request"
    assert not (desk.folder / "x.zip").exists()
    own = desk.pending()
    assert codes(packed(desk, desk.anna, draft, own)) == set()


def test_a_detached_file_is_not_in_it(desk):
    number = desk.anna.new("--invoice", str(paper(desk)))["id"]
    desk.anna.ok("detach", number, "счет.pdf")
    path = packed(desk, desk.anna, number)
    assert not [name for name in members(path) if "/files/" in name]
    assert codes(path) == set()


def test_bank_papers_are_for_those_who_pay(desk):
    from tests.stories.test_bank import account, answer, approved, documents, export

    account(desk)
    number = approved(desk, "21")
    _done, text = export(desk, number)
    desk.vera.ok("bank", "statement", answer(desk, documents(text)))
    path = packed(desk, desk.vera, number)
    held = members(path)
    folder = f"request-{number}/"
    assert {folder + "payment-order.json", folder + "payment-order.pdf", folder + "statement.json"} <= set(held)
    assert codes(path) == set()
    plain = packed(desk, desk.anna, number, name="anna.zip")
    assert not [name for name in members(plain) if "order" in name or "statement" in name]
    assert codes(plain) == set()

    def other_order(found):
        order = json.loads(found[folder + "payment-order.json"])
        found[folder + "payment-order.json"] = json.dumps(order | {"amount": "1.00"}).encode()

    assert "order_changed" in codes(rewritten(path, other_order))

    def no_lines(found):
        found[folder + "statement.json"] = b"[]"

    assert "line_missing" in codes(rewritten(path, no_lines))


def entry(change, at=-1):
    """A change of one entry of the journal."""

    def work(found):
        name = next(one for one in found if one.endswith("journal.json"))
        told = json.loads(found[name])
        change(told["entries"][at])
        found[name] = json.dumps(told, ensure_ascii=False).encode()

    return work


def rehashed(**values):
    """An entry whose text and hash fit each other again."""
    import hashlib

    def change(one):
        one["payload"] = json.dumps(json.loads(one["payload"]) | values, ensure_ascii=False)
        one["hash"] = hashlib.sha256(one["payload"].encode()).hexdigest()

    return change


def drop(name):
    return lambda found: [found.pop(one) for one in list(found) if name in one]


TAMPERED = {
    "a changed text": (entry(lambda one: one.update(payload=one["payload"].replace("pay", "Pay"))), "event_changed"),
    "a changed content": (
        entry(lambda one: one.update(content=one["content"].replace("1234567", "9234567")), 0),
        "event_changed",
    ),
    "another actor": (entry(rehashed(actor="mallory"), 2), "chain_broken"),
    "paid by who approved": (entry(rehashed(actor="hanna.desk")), "rule_broken"),
    "a sum that is none": (
        entry(lambda one: one.update(content=one["content"].replace("1234567", '"1234567"')), 0),
        "unreadable",
    ),
    "a dropped file": (drop("01-invoice"), "file_changed"),
    "another file": (lambda found: found.update({n: b"x" for n in found if "01-invoice" in n}), "file_changed"),
    "an added file": (lambda found: found.update({"request-1/files/99-other-x": b"x"}), "member_unlisted"),
    "another card": (
        lambda found: found.update({n: b.replace(b"345", b"999") for n, b in found.items() if n.endswith("card.html")}),
        "card_changed",
    ),
    "another card in print": (
        lambda found: found.update({n: b + b" " for n, b in found.items() if n.endswith("card.pdf")}),
        "card_changed",
    ),
    "no journal": (drop("journal.json"), "journal_missing"),
    "a journal that is none": (
        lambda found: found.update({n: b"[" * 100_000 for n in found if n.endswith("journal.json")}),
        "journal_missing",
    ),
    "an entry that is none": (entry(lambda one: one.update(payload="[]")), "unreadable"),
}


@pytest.mark.parametrize("what", TAMPERED)
def test_what_was_changed_is_found_though_the_manifest_fits(sqlite_desk, what):
    desk = sqlite_desk
    number = desk.paid(invoice=str(paper(desk)))
    path = packed(desk, desk.vera, number)
    change, code = TAMPERED[what]
    changed = rewritten(path, change)
    assert code in codes(changed), checked(changed).out
    assert codes(path) == set()


def test_without_a_fitting_manifest_the_member_is_named(sqlite_desk):
    desk = sqlite_desk
    path = packed(desk, desk.vera, desk.paid(invoice=str(paper(desk))))
    name = next(one for one in members(path) if "/files/" in one)
    changed = rewritten(path, lambda found: found.update({name: BODY + b"!"}), manifest=False)
    result = checked(changed)
    assert result.code == 3
    assert name in result.out
    assert codes(rewritten(path, drop("card.pdf"), manifest=False)) == {"member_missing"}
    assert "member_unlisted" in codes(rewritten(path, lambda f: f.update({"x": b""}), manifest=False))


@pytest.mark.parametrize("name", ["../x", "/x", "a/../../x", "c:x", "a\\b", "request-1/../../x"])
def test_a_name_that_leads_out_is_refused_and_nothing_is_written(sqlite_desk, name):
    desk = sqlite_desk
    path = packed(desk, desk.vera, desk.paid())
    before = sorted(desk.folder.rglob("*"))
    changed = rewritten(path, lambda found: found.update({name: b"x"}))
    assert "member_unsafe" in codes(changed)
    changed.unlink()
    assert sorted(desk.folder.rglob("*")) == before


def test_a_bomb_is_not_unpacked(sqlite_desk):
    desk = sqlite_desk
    path = packed(desk, desk.vera, desk.paid())
    bomb = desk.folder / "bomb.zip"
    held = members(path)
    name = next(one for one in held if one.endswith("card.html"))
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, body in held.items():
            archive.writestr(member, b"0" * 300_000_000 if member == name else body)
    assert "member_changed" in codes(bomb)
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("manifest.json", b" " * 300_000_000)
    assert checked_error(bomb) == "no_pack"


def checked_error(path):
    result = support.run_here(["pack", "--verify", str(path), "--json"], support.environment())
    return result.error["code"]


@pytest.mark.parametrize("body", [b"", b"PK", b"PK\x03\x04" + b"x" * 100, b"%PDF-1.7"])
def test_what_is_no_pack_is_refused(tmp_path, body):
    path = tmp_path / "x.zip"
    path.write_bytes(body)
    assert checked_error(path) == "no_pack"


def test_a_row_that_was_changed_past_the_journal_is_not_packed(sqlite_desk):
    from tests.stories.test_audit import tamper

    number = sqlite_desk.paid()
    tamper(sqlite_desk, "UPDATE request SET amount = amount * 10")
    error = sqlite_desk.vera.refused(6, "pack", number, "-o", sqlite_desk.folder / "x.zip")
    assert error["code"] == "content_differs"


def test_what_people_wrote_is_no_markup(desk):
    number = desk.anna.new(contractor="<script>alert(1)</script>", subject="#set page(height: 1mm) $x$")["id"]
    path = packed(desk, desk.anna, number)
    page = next(body for name, body in members(path).items() if name.endswith("card.html")).decode()
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "src=" not in page.split("<body>")[1]
    assert codes(path) == set()


def test_in_russian(desk, story):
    path = desk.folder / "ru.zip"
    desk.vera.ok("pack", story, "-o", path, lang="ru")
    assert "Проверка" in members(path)[f"request-{story}/card.html"].decode()
    assert codes(path) == set(), "who checks it reads another language"


def test_wrong_words(sqlite_desk):
    desk = sqlite_desk
    assert desk.vera.refused(2, "pack", 1)["code"] == "missing_options"
    assert desk.vera.refused(2, "pack", "-o", desk.folder / "x.zip")["code"] == "missing_options"
    assert desk.vera.refused(2, "pack", 1, "--verify", desk.folder / "x.zip")["code"] == "bad_option"
    assert desk.vera.refused(5, "pack", "--verify", desk.folder / "no.zip")["code"] == "no_such_file"

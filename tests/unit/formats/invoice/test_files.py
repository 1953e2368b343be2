"""Files from outside, through the process that reads them: what is found, and what is refused."""

import contextlib
import io
import json
import os
import random
import struct
import subprocess
import sys
import time
import zlib
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from paydesk.errors import InvalidData, Unavailable
from paydesk.formats import invoice, payment_qr
from paydesk.formats.invoice import child, worker
from tests.support import invoices
from tests.support.invoices import FIELDS, LINES, WORDS

SAMPLES = os.environ.get("PAYDESK_SAMPLES")


def merged(body, name="a.pdf"):
    return invoice.merge(invoice.read(name, body).findings)


def picture(*pasted, size=(1240, 1754), **options):
    """A page with codes at their places."""
    page = Image.new("L", size, 255)
    for payload, place in pasted:
        page.paste(Image.open(io.BytesIO(invoices.png(payload))).convert("L"), place)
    angle = options.pop("angle", 0)
    return saved(page.rotate(angle, fillcolor=255, resample=Image.Resampling.BICUBIC, expand=True), **options)


def saved(image, kind="PNG", **options):
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


# What is found


def test_the_code_and_the_text_of_a_pdf():
    found = invoice.read("a.pdf", invoices.pdf([LINES, ["Условия"]], invoices.code()))
    assert [one.origin for one in found.findings] == ["code", "text"]
    for one in found.findings:
        assert {key: one.values[key] for key in WORDS} == WORDS
    both = invoice.merge(found.findings)
    assert (both.problems, both.warnings, both.values["due_date"]) == ((), (), "2026-03-20")


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "koi8-r"])
@pytest.mark.parametrize("angle", [0, 7, 90, 180])
def test_a_rotated_noisy_scan(encoding, angle):
    fields = {key: value.translate(str.maketrans("«»№", '""N')) for key, value in FIELDS.items()}
    scan = picture((invoices.code(fields, encoding), (200, 300)), angle=angle, kind="JPEG", quality=25)
    values = merged(scan).values
    assert values["contractor"] == 'ООО "Ромашка"'
    assert values | WORDS | {"contractor": ""} == values | {"contractor": ""}


def test_other_codes_of_the_page_are_left_alone():
    link = b"https://qr.nspk.ru/AS10006M5F5D34BN8M0P"
    assert merged(picture((link, (50, 50)), (invoices.code(), (600, 50)))).values["account"] == WORDS["account"]


def test_two_payments_on_one_picture_are_a_question():
    other = invoices.code(FIELDS | {"Sum": "5", "PersonalAcc": "40702810455000024248"})
    found = merged(picture((invoices.code(), (50, 50)), (other, (650, 50))))
    assert {one.field for one in found.problems} == {"account", "amount"}
    assert not {"account", "amount"} & set(found.values)


@pytest.mark.parametrize("mode", ["RGBA", "P", "1", "CMYK", "LA"])
def test_pictures_of_all_kinds(mode):
    page = Image.open(io.BytesIO(invoices.png(invoices.code()))).convert("L")
    if mode == "RGBA":  # black signs on nothing
        clear = Image.new("RGBA", page.size, (0, 0, 0, 0))
        clear.putalpha(page.point(lambda value: 255 - value))
        page = clear
    else:
        page = page.convert(mode)
    assert merged(saved(page, "TIFF" if mode == "CMYK" else "PNG")).values["inn"] == WORDS["inn"]


def test_the_second_frame_of_a_fax():
    pages = [Image.new("L", (900, 900), 255), Image.open(io.BytesIO(invoices.png(invoices.code()))).convert("L")]
    body = saved(pages[0], "TIFF", save_all=True, append_images=pages[1:])
    assert merged(body).values["account"] == WORDS["account"]


def test_a_scan_in_a_pdf():
    scan = Image.open(io.BytesIO(picture((invoices.code(), (200, 300)), angle=3)))
    assert merged(saved(scan.convert("RGB"), "PDF", resolution=150)).values["amount"] == "16500.00"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
def test_a_text_in_any_encoding(encoding):
    values = merged("\n".join(LINES).encode(encoding), "a.txt").values
    assert values | WORDS == values


def test_the_text_of_a_code_as_a_file():
    values = merged(invoices.code(encoding="cp1251"), "a.txt").values
    assert values | WORDS == values


def test_a_mail_with_a_pdf():
    body = invoices.mail("Добрый день!\nСчет во вложении.\n", ("счет.pdf", invoices.pdf([LINES], invoices.code())))
    found = invoice.read("a.eml", body)
    assert [paper.name for paper in found.papers] == ["счет.pdf"]
    assert found.papers[0].body.startswith(b"%PDF")
    assert {one.file for one in found.findings} == {"счет.pdf"}
    values = invoice.merge(found.findings).values
    assert values | WORDS == values


def test_a_mail_of_markup_alone():
    rows = "".join(f"<tr><td>{line}</td></tr>" for line in LINES)
    body = invoices.mail(f"<html><style>ИНН 1</style><table>{rows}</table></html>", html=True)
    assert merged(body, "a.eml").values | WORDS == merged(body, "a.eml").values


def test_a_mail_inside_a_mail():
    inner = EmailMessage()
    inner["Subject"] = "x"
    inner.set_content("\n".join(LINES))
    outer = EmailMessage()
    outer["From"], outer["Subject"] = "a@example.org", "Fwd: x"
    outer.set_content("См. ниже")
    outer.add_attachment(inner)
    assert merged(outer.as_bytes(), "a.eml").values["account"] == WORDS["account"]


@settings(max_examples=12, deadline=None)
@given(
    name=st.text('АБВгдеё «»"№-—|#;', min_size=1, max_size=40).filter(lambda text: text.strip(" -")),
    minor=st.integers(1, 10**13),
    purpose=st.text("АБВгдеё 0123456789.,№|=", min_size=0, max_size=100),
    encoding=st.sampled_from(["utf-8", "cp1251"]),
)
def test_a_code_that_we_wrote_is_read_back_from_its_picture(name, minor, purpose, encoding):
    fields = {**FIELDS, "Name": name, "Sum": str(minor), "Purpose": purpose}
    part = worker.read(invoices.png(payment_qr.encode(fields, encoding=encoding)))[0]
    assert len(part["codes"]) == 1
    [payload] = child._part(part).codes
    told = {key: value.strip() for key, value in fields.items() if value.strip() not in ("", "-")}
    assert payment_qr.decode(payload).fields == told


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"X-Spam: no\nReceived: by a\nFrom: a@b\n\nx", "mail"),
        (b"From a@b Tue\nTo: b\nSubject: x\n\nx", "mail"),
        ("ИНН: 7707083893\nБИК: 044525225".encode(), "text"),
        (b"Name: ACME\nIBAN: DE89370400440532013000\n\nDate: 1", "text"),
        (b"BMW Ltd INN 7707083893", "text"),
        (saved(Image.new("L", (9, 9)), "BMP"), "picture"),
        (b"\n\n%PDF-1.7", "pdf"),
    ],
)
def test_the_content_tells_the_kind(body, kind):
    assert worker.kind_of(body) == kind


# What is refused


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def bomb(width, height):
    """A small PNG with many pixels."""
    rows = zlib.compress(b"\0" * (width + 1) * min(height, 2000))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def pdf_of(objects, trailer=""):
    body = b"%PDF-1.7\n"
    for number, text in enumerate(objects, 1):
        body += f"{number} 0 obj\n{text}\nendobj\n".encode("latin-1")
    return body + f"trailer\n<</Root 1 0 R /Size {len(objects) + 1} {trailer}>>\n%%EOF\n".encode()


CATALOGUE = "<</Type/Catalog/Pages 2 0 R>>"
LOCKED = pdf_of(
    [CATALOGUE, "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
     f"<</Filter/Standard/V 1/R 2/O<{'41' * 32}>/U<{'42' * 32}>/P -4>>"],
    f"/Encrypt 4 0 R/ID[<{'43' * 16}><{'43' * 16}>]",
)  # fmt: skip
NOISE = random.Random(5).randbytes(4000)

HOSTILE = {
    "bomb.png": (bomb(60_000, 60_000), "file_too_many_pixels"),
    "cut.png": (invoices.png(invoices.code())[:900], "file_damaged"),
    "cut.jpg": (b"\xff\xd8\xff" + NOISE, "file_damaged"),
    "noise.tif": (b"II*\x00" + NOISE, "file_damaged"),
    "noise.pdf": (b"%PDF-1.4\n" + NOISE, "file_damaged"),
    "empty.pdf": (b"%PDF-1.4\n", "file_damaged"),
    "no pages.pdf": (pdf_of([CATALOGUE, "<</Type/Pages/Kids[]/Count 0>>"]), "file_damaged"),
    "locked.pdf": (LOCKED, "file_encrypted"),
    "table.xlsx": (b"PK\x03\x04" + NOISE, "file_unknown_kind"),
    "noise.bin": (b"\0\1\2" * 99, "file_unknown_kind"),
    "old.msg": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + NOISE, "file_unknown_kind"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused(name):
    body, code = HOSTILE[name]
    with pytest.raises(InvalidData) as refused:
        invoice.read(name, body)
    assert (refused.value.error_code, refused.value.params["path"]) == (code, name)


def parts_of(*boundaries):
    head = "From: a@b\nSubject: c\nMIME-Version: 1.0\n"
    body = "".join(f"Content-Type: multipart/mixed; boundary={one}\n\n--{one}\n" for one in boundaries)
    return (head + body + "\nx\n").encode()


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (parts_of(*(f"b{number}" for number in range(60))), "file_nested"),
        (parts_of(*(f"b{number}" for number in range(5000))), "file_nested"),
        (invoices.mail("x", *(("a.txt", b"x") for _ in range(300))), "file_too_many_parts"),
        (invoices.mail("x", *((f"{n}.png", b"\x89PNG\r\n\x1a\n") for n in range(30))), "file_too_many_parts"),
    ],
    ids=["deep", "very deep", "many parts", "many papers"],
)
def test_a_hostile_mail_is_refused(body, code):
    with pytest.raises(InvalidData) as refused:
        invoice.read("a.eml", body)
    assert refused.value.error_code == code


def test_one_bad_paper_of_a_mail_is_a_warning():
    body = invoices.mail("x", ("bomb.png", HOSTILE["bomb.png"][0]), ("a.pdf", invoices.pdf([LINES])))
    found = invoice.read("a.eml", body)
    assert [(one.code, one.params["path"]) for one in found.warnings] == [("file_too_many_pixels", "bomb.png")]
    assert invoice.merge(found.findings).values["account"] == WORDS["account"]


def test_the_first_pages_of_a_book_are_read():
    found = invoice.read("a.pdf", invoices.pdf([LINES, *([f"{n}"] for n in range(30))]))
    assert [(one.code, one.params["count"]) for one in found.warnings] == [("pages_left", 21)]


def test_a_giant_page_takes_a_picture_of_limited_size():
    page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 14400 14400]/UserUnit 75>>"
    started = time.monotonic()
    found = invoice.read("a.pdf", pdf_of([CATALOGUE, "<</Type/Pages/Kids[3 0 R]/Count 1>>", page]))
    assert found.findings == ()
    assert time.monotonic() - started < 20


@pytest.mark.parametrize("seed", range(12))
def test_damage_anywhere_is_no_fault(seed):
    chance = random.Random(seed)
    body = bytearray((invoices.pdf([LINES], invoices.code()), picture((invoices.code(), (50, 50))))[seed % 2])
    for _ in range(40):
        body[chance.randrange(8, len(body))] = chance.randrange(256)
    with contextlib.suppress(InvalidData):
        invoice.read("a", bytes(body))


@pytest.mark.parametrize(
    "script", ["import time; time.sleep(60)", "import os; os.abort()", "print('[]')", "print('{')"]
)
def test_a_reader_that_hangs_or_dies_is_a_refusal(script, monkeypatch, tmp_path):
    stand_in = tmp_path / "worker.py"
    stand_in.write_text(script)
    monkeypatch.setattr(child, "SECONDS", 1)
    monkeypatch.setattr(child, "_program", lambda: stand_in)
    with pytest.raises(InvalidData) as refused:
        invoice.read("a.pdf", b"%PDF-1.4")
    assert refused.value.error_code in ("file_memory", "file_damaged")


@pytest.mark.skipif(sys.platform != "linux", reason="limits of the system")
@pytest.mark.parametrize(
    ("greed", "limits"), [("bytearray(4 * 1024**3)", "MEMORY"), ("[0 for _ in iter(int, 1)]", "CPU")]
)
def test_the_reader_has_limits_of_the_system(greed, limits):
    script = f"import sys; sys.path.insert(0, {str(Path(worker.__file__).parent)!r}); import worker; worker.CPU_SECONDS = 1\n"
    script += f"worker.read = lambda body: {greed}\nworker.main()"
    done = subprocess.run([sys.executable, "-c", script], input=b"", capture_output=True, check=False, timeout=60)
    if limits == "MEMORY":
        assert json.loads(done.stdout) == {"refused": "memory"}
    else:
        assert done.returncode < 0 or json.loads(done.stdout) == {"refused": "memory"}


def test_a_module_in_the_current_folder_is_not_run(tmp_path, monkeypatch):
    for name in ("pypdfium2", "PIL", "zxingcpp", "json", "base64"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(9)")
    monkeypatch.chdir(tmp_path)
    assert invoice.read("a.pdf", invoices.pdf([LINES])).findings


def test_what_is_missing_is_named(monkeypatch):
    monkeypatch.setattr(child, "find_spec", lambda name: None if name == "zxingcpp" else object())
    with pytest.raises(Unavailable) as missing:
        invoice.read("a.pdf", b"%PDF-1.4")
    assert missing.value.params == {"name": "zxingcpp", "command": "pip install 'paydesk[capture]'"}
    assert invoice.read("a.txt", b"INN 7707083893").findings


@pytest.mark.skipif(not SAMPLES, reason="PAYDESK_SAMPLES is not set")
def test_the_samples():
    folder = Path(SAMPLES)
    answers = json.loads((folder / "answers.json").read_text("utf-8"))["invoices"]
    keys = {"name": "contractor", "inn": "inn", "kpp": "kpp", "bank": "bank", "bic": "bic", "corr": "corr_account", "acc": "account"}  # fmt: skip
    for name, answer in answers.items():
        found = merged((folder / "invoices" / name).read_bytes(), name)
        assert (found.problems, found.warnings) == ((), ()), name
        expected = {key: answer[told] for told, key in keys.items() if answer[told]}
        assert expected | {"amount": f"{answer['sum']:.2f}"} == {
            key: found.values.get(key) for key in (*expected, "amount")
        }
        assert found.values["due_date"] == "2026-03-20"
    for path in (folder / "qr").glob("*.png"):
        assert merged(path.read_bytes(), path.name).values["account"], path

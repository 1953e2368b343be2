"""Invoices of our own making: PDF with text and codes, pictures, mails."""

from __future__ import annotations

import io
import json
import tempfile
from collections.abc import Mapping, Sequence
from email.message import EmailMessage
from pathlib import Path

import segno
import typst

from paydesk.formats import payment_qr

FIELDS: Mapping[str, str] = {
    "Name": "ООО «Ромашка»",
    "PersonalAcc": "40702810740000432537",
    "BankName": "ПАО Сбербанк",
    "BIC": "044525225",
    "CorrespAcc": "30101810400000000225",
    "PayeeINN": "7707083893",
    "KPP": "773601001",
    "Purpose": "Оплата по счету № 145 от 12.03.2026. В т.ч. НДС (22%) 2975-41",
    "Sum": "1650000",
}
LINES: Sequence[str] = (
    "ПАО Сбербанк БИК 044525225",
    "Сч. № 30101810400000000225",
    "Банк получателя",
    "ИНН 7707083893 КПП 773601001 Сч. № 40702810740000432537",
    "ООО «Ромашка»",
    "Получатель",
    "Счет на оплату № 145 от 12 марта 2026 г.",
    "Поставщик: ООО «Ромашка», ИНН 7707083893, КПП 773601001",
    "Покупатель: ООО «Покупатель», ИНН 7702070139, КПП 770201001",
    "Итого: 16 500,00",
    "В том числе НДС (22%): 2 975,41",
    "Всего к оплате: 16 500,00",
    "Оплатить не позднее 20.03.2026",
)
WORDS: Mapping[str, str] = {
    "contractor": "ООО «Ромашка»",
    "inn": "7707083893",
    "kpp": "773601001",
    "bic": "044525225",
    "account": "40702810740000432537",
    "corr_account": "30101810400000000225",
    "amount": "16500.00",
    "invoice_number": "145",
    "invoice_date": "2026-03-12",
}
"""What stands in both: in the code of FIELDS and in the text of LINES."""


def code(fields: Mapping[str, str] = FIELDS, encoding: str = "utf-8") -> bytes:
    """Return the bytes of a payment code."""
    return payment_qr.encode(fields, encoding=encoding)  # type: ignore[arg-type]


def png(payload: bytes, scale: int = 4) -> bytes:
    """Draw a code."""
    out = io.BytesIO()
    segno.make(payload, error="m", mode="byte", boost_error=False).save(out, kind="png", scale=scale, border=4)
    return out.getvalue()


def pdf(pages: Sequence[Sequence[str]], *payloads: bytes) -> bytes:
    """Return a PDF with the lines on its pages, and the codes on the first."""
    with tempfile.TemporaryDirectory() as folder:
        for number, payload in enumerate(payloads):
            (Path(folder) / f"{number}.png").write_bytes(png(payload))
        codes = "".join(f'#image("{number}.png", width: 40mm)\n' for number in range(len(payloads)))
        shown = (
            "\n".join(f"#{json.dumps(line, ensure_ascii=False)} \\" for line in lines) or "#h(1pt)" for lines in pages
        )
        source = Path(folder) / "invoice.typ"
        source.write_text(codes + "\n#pagebreak()\n".join(shown), "utf-8")
        made = typst.compile(str(source), format="pdf", ignore_system_fonts=True)
    assert isinstance(made, bytes)
    return made


def mail(text: str, *papers: tuple[str, bytes], html: bool = False) -> bytes:
    """Return a mail with attachments."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.org", "b@example.org", "Счет на оплату"
    message.set_content(text, subtype="html" if html else "plain")
    for name, body in papers:
        kind = "pdf" if body.startswith(b"%PDF") else "octet-stream"
        message.add_attachment(body, maintype="application", subtype=kind, filename=name)
    return message.as_bytes()

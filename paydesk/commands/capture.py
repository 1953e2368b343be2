"""``new --from``: invoices as they come become a form, with the doubts about them; filing goes on from there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, NamedTuple

import typer

from paydesk.commands.common import Run
from paydesk.errors import N_, ExitCode, InvalidData, Problem
from paydesk.messages import _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from paydesk.form import Form
    from paydesk.formats.invoice import Invoice, Merged, Vat
    from paydesk.records import Request
    from paydesk.uploads import Upload

Sources = Annotated[
    list[str] | None,
    typer.Option(
        "--from",
        help=_(N_("PDF, picture, text or mail of an invoice, - for standard input; may be given several times.")),
        metavar="FILE",
    ),
]

MAX_FILES: Final = 20
_ENDINGS: Final = {"pdf": ".pdf", "mail": ".eml", "text": ".txt"}
_ENDINGS_BY_TYPE: Final = {"image/png": ".png", "image/jpeg": ".jpg", "image/tiff": ".tif"}


class Captured(NamedTuple):
    """What was read: the form so far, what is wrong in it, what is doubtful, and the files to attach."""

    form: Form
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    uploads: tuple[Upload, ...]

    def require_right(self) -> None:
        """Raise InvalidData when a value is wrong, or when the papers contradict each other."""
        if self.problems:
            raise InvalidData(N_("Some values in the form are wrong:"), problems=self.problems)

    def say(self, run: Run, *, with_problems: bool) -> None:
        """Tell what is doubtful; on a terminal the questions follow, so what is wrong is told, too."""
        from paydesk.messages import of_problem
        from paydesk.render.safe import safe

        for one in (*(self.problems if with_problems else ()), *self.warnings):
            run.out.say("! " + safe(of_problem(one)))


def capture(run: Run, sources: Sequence[str], words: Mapping[str, str], base: Form | None) -> Captured:
    """Read the files; ``words`` are the options given, which go before what is read.

    Raises InvalidData for a file that cannot be read, and when nothing at all was found in any.
    """
    from paydesk import form as forms
    from paydesk import requisites
    from paydesk.formats import invoice

    if len(sources) > MAX_FILES:
        raise InvalidData(N_("At most {limit} files are read at once."), code="too_many_files", limit=MAX_FILES)
    uploads: list[Upload] = []
    read: list[Invoice] = []
    for source in sources:
        upload = _upload(source)
        found = invoice.read(upload.name, upload.body)
        read.append(found)
        uploads += [upload, *_papers(found)]
    findings = [one for found in read for one in found.findings]
    if not findings and not words and not run.interactive:
        raise InvalidData(
            N_("Neither a payment QR code nor a text with requisites was found in {files}. Type the request instead."),
            code="nothing_found",
            files=", ".join(sources[:10]),
        )
    text = requisites.read_text(words.get("requisites", ""))
    given = {*words, *(key for key in forms.REQUISITE_KEYS if getattr(text, key))}
    merged = invoice.merge(findings, given)
    parsed = forms.parse({**merged.values, **words}, run.settings.today, base)
    known = {problem.field for problem in merged.problems}
    problems = (*merged.problems, *(one for one in parsed.problems if one.field not in known))
    warnings = [*(one for found in read for one in found.warnings), *merged.warnings]
    form = _with_purpose(parsed.form, merged, warnings)
    different = {upload.sha256: upload for upload in uploads}
    return Captured(form, problems, tuple(warnings), tuple(different.values()))


def _upload(source: str) -> Upload:
    from paydesk.uploads import read_upload, upload_of

    if source != "-":
        return read_upload(Path(source), "invoice")
    import sys

    from paydesk.formats.invoice import worker
    from paydesk.uploads import MAX_BYTES, media_type

    body = sys.stdin.buffer.read(MAX_BYTES + 1)
    ending = _ENDINGS.get(worker.kind_of(body)) or _ENDINGS_BY_TYPE.get(media_type(body), "")
    return upload_of(body, Path(f"invoice{ending}"), "invoice")


def _papers(found: Invoice) -> list[Upload]:
    """Return the papers of a mail: the accountant opens them without a mail program."""
    from paydesk.uploads import Upload, clean_name

    return [Upload("invoice", clean_name(paper.name), paper.body) for paper in found.papers]


def _with_purpose(form: Form, merged: Merged, warnings: list[Problem]) -> Form:
    """Write the usual purpose where none was read, and warn of one that leaves the tax out."""
    from dataclasses import replace

    from paydesk import form as forms
    from paydesk.prompts.reading import compose_purpose

    vat = _vat_words(merged.vat)
    if not form.purpose:
        doubtful = any(one.field == "purpose" and one.code == "sources_disagree" for one in warnings)
        if doubtful or not form.invoice_number:
            return form
        ending = f". {vat}" if vat and form.currency == "RUB" else ""
        for shorter in (form, replace(form, subject=None)):  # the tax matters more than the subject
            if len(purpose := compose_purpose(shorter) + ending) <= forms.PURPOSE_LIMIT_RUB:
                return replace(form, purpose=purpose)
        return form
    if vat and merged.values.get("purpose") and not forms.mentions_vat(form.purpose):
        text = N_("The payment purpose says nothing of VAT; in the invoice it is: {vat}")
        warnings.append(Problem("purpose", "purpose_without_vat", text, {"vat": vat}))
    return form


def _vat_words(vat: Vat | None) -> str:
    from paydesk.amount_words import in_digits

    if vat is None:
        return ""
    rate = f" ({vat.rate}%)" if vat.rate else ""
    return f"В т.ч. НДС{rate} {in_digits(vat.amount)}" if vat.amount else "НДС не облагается"


def present_dry(
    run: Run,
    request: Request,
    captured: Captured,
    missing: Sequence[Problem],
    advice: Sequence[Problem],
    *,
    as_json: bool,
) -> None:
    """Show the request as it would be filed, and end with code 3 when it could not be."""
    from paydesk.messages import of_problem, problems_json
    from paydesk.render import shapes, views

    problems = (*captured.problems, *missing)
    if as_json:
        shape: dict[str, Any] = shapes.request(request, advice=(*captured.warnings, *advice)) | {"id": None}
        run.out.json(shape | {"problems": problems_json(problems)})
        if problems:
            raise typer.Exit(ExitCode.INVALID)
        return
    for line in views.card(request, (), (), run.out.width, [of_problem(one) for one in advice]):
        run.out.result(line)
    captured.say(run, with_problems=False)
    if problems:
        raise InvalidData(N_("Some values in the form are wrong:"), problems=problems)
    run.out.say(_(N_("Nothing was changed: this was a dry run.")))

"""The form while it is being answered: one question for each field, checked where it is asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from paydesk import form as forms
from paydesk import messages, money
from paydesk.errors import N_, Problem
from paydesk.form import Form
from paydesk.messages import _, heading
from paydesk.prompts import reading
from paydesk.prompts.asker import Advise, Asker, Choice, Papers

if TYPE_CHECKING:
    from paydesk.contractors import Known

_HINTS: Final[Mapping[str, str]] = {
    "subject": N_("in a few words"),
    "contractor": N_("name or INN"),
    "amount": N_("in {currency}; another currency: 1000 USD"),
    "due_date": N_("01.12.2026, tomorrow or +5d"),
    "kpp": N_("Enter: none"),
    "corr_account": N_("Enter: none"),
    "bank": N_("name of the bank"),
    "purpose": N_("for the bank; say whether VAT is included"),
    "invoice_number": N_("Enter: none"),
    "invoice_date": N_("01.12.2026 or today"),
}
PAPERS: Final = "invoice_file"
"""The question that is no field: the files of the invoice."""

_CURRENCIES: Final = ("RUB", "USD", "EUR", "CNY")
_OTHER: Final = "other"


class Session:
    """The answers so far. ``form`` holds only values that are right in themselves, so it can be kept at any time."""

    def __init__(
        self,
        asker: Asker,
        base: Form,
        known: Sequence[Known],
        today: date,
        *,
        require_bic: bool,
        advise: Advise | None = None,
        papers: Papers | None = None,
    ) -> None:
        self.asker = asker
        self.base = base
        self.form = base
        self.known = known
        self.today = today
        self.require_bic = require_bic
        self.advise = advise
        self.papers = papers
        self.picked: Known | None = None
        self.pasted = ""
        """Requisites that were pasted before they were asked for."""

    def missing(self) -> list[str]:
        """Return the fields without which the form cannot be submitted, in the order of the form."""
        problems = forms.check_complete(self.form, require_bic=self.require_bic)
        return [problem.field for problem in problems if problem.code == "missing"]

    def refusal(self, key: str, text: str) -> str | None:
        """Return what is wrong with an answer, as a sentence."""
        found = reading.read(self.form, key, text, self.today)
        return messages.of_problem(found) if isinstance(found, Problem) else None

    def take(self, key: str, text: str) -> None:
        """Put an answer into the form; a purpose that was composed follows what it was composed of."""
        found = reading.read(self.form, key, text, self.today)
        if isinstance(found, Problem):
            raise ValueError(found.code)  # noqa: TRY004 - an asker returned what the check had refused
        old = self.form
        if key != "purpose" and old.purpose and old.purpose == reading.compose_purpose(old):
            found = replace(found, purpose=reading.compose_purpose(found) or None)
        self.form = found

    def ask(self, key: str, default: str | None = None) -> None:
        """Ask for one field that is one line of text."""
        answer = self.asker.text(
            heading(key),
            default=reading.word(self.form, key) if default is None else default,
            hint=self.hint(key),
            check=lambda text: self.refusal(key, text),
        )
        self.take(key, answer)

    def hint(self, key: str) -> str:
        """Return what may be typed, in few words; "" where the heading says it all."""
        return _(_HINTS.get(key, "")).format(currency=self.form.currency)

    def ask_purpose(self) -> None:
        """Ask for the payment purpose and offer the usual one."""
        self.ask("purpose", self.form.purpose or reading.default_purpose(self.form))

    def ask_invoice(self) -> None:
        """Ask for the invoice; what has no number has no date."""
        self.ask("invoice_number")
        if self.form.invoice_number:
            self.ask("invoice_date")
        elif self.form.invoice_date:
            self.take("invoice_date", "")

    def ask_papers(self) -> None:
        """Ask for the file of the invoice, and for more of them until one is not named."""
        if self.papers is None:
            return
        while True:
            hint = _(N_("one more; Enter: none")) if self.papers.names else _(N_("path of the file; Enter: none"))
            answer = self.asker.text(heading(PAPERS), hint=hint, check=self._unreadable).strip()
            if not answer:
                return
            self.papers.take(answer)

    def _unreadable(self, text: str) -> str | None:
        return self.papers.refusal(text.strip()) if self.papers and text.strip() else None

    def ask_currency(self) -> None:
        """Ask for the currency, and for the amount again where the new currency counts it otherwise."""
        current = self.form.currency
        codes = [*_CURRENCIES, *([current] if current not in _CURRENCIES else [])]
        choices = [*(Choice(code, code) for code in codes), Choice(_OTHER, _(N_("another one")))]
        code = self.asker.choose(heading("currency"), choices, default=current)
        if code == _OTHER:
            code = self.asker.text(heading("currency"), hint=_(N_("three letters, such as KZT")), check=self._unknown)
        changed = money.parse_currency(code)
        if isinstance(changed, Problem) or changed == current:
            return
        if money.CURRENCIES[changed].digits != money.CURRENCIES[current].digits and self.form.amount is not None:
            self.form = replace(self.form, currency=changed, amount=None)
            self.ask("amount")
        else:
            self.take("currency", changed)

    def _unknown(self, text: str) -> str | None:
        found = money.parse_currency(text) if text.strip() else None
        return messages.of_problem(found) if isinstance(found, Problem) else None

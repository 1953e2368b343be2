"""The card of a request on paper, in the language of the run: what a journal tells, in words.

Times are UTC, so that the same journal makes the same card on every machine.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from paydesk import form as forms
from paydesk import messages
from paydesk.audit.told import Story
from paydesk.errors import N_
from paydesk.formats.card import Card, Section
from paydesk.history import changes
from paydesk.messages import _, heading
from paydesk.render import shapes, views
from paydesk.workflow import ACTIONS

_WIDE = 1_000_000


def build(story: Story, order: Mapping[str, Any] | None = None, lines: Sequence[Mapping[str, Any]] = ()) -> Card:
    """Return the card; ``order`` and ``lines`` are what the bank's papers tell."""
    request = story.request
    keys = [field.key for field in forms.FIELDS]
    facts = ("author", "approved_by", "paid_by", "payment_date", "payment_number")
    rows = [(heading(key), text) for key in (*keys, *facts) if (text := views.cell(request, key)) not in ("", "—")]
    papers = [(one.name or one.sha256[:12], f"{one.kind}\nSHA-256 {one.sha256}") for one in story.papers]
    sections = [Section(_(N_("The request")), rows), Section(_(N_("Decisions")), _journal(story))]
    if papers:
        sections.append(Section(heading("files"), papers))
    if order:
        told = [(_BANK[key], str(value)) for key, value in order.items() if key in _BANK]
        sections.append(Section(_(N_("Payment order")), [(_(label), text) for label, text in told]))
    if lines:
        sections.append(Section(_(N_("In the bank's statement")), [_line(one) for one in lines]))
    proof = [
        (_(N_("Content (digest)")), request.digest),
        (_(N_("Last entry (hash)")), request.head_hash),
        (_(N_("Entries")), str(request.head_seq)),
    ]
    note = _(N_("Times are UTC. To check the pack that holds this card: {command}"))
    return Card(
        messages.language(),
        views.title(request),
        [*sections, Section(_(N_("Proof")), proof)],
        note.format(command="paydesk pack --verify FILE.zip"),
    )


_BANK = {
    "number": N_("No."),
    "date": N_("Date"),
    "amount": N_("Sum"),
    "payer": N_("Payer"),
    "payer_account": N_("Account of the payer"),
}


def _line(one: Mapping[str, Any]) -> tuple[str, str]:
    head = f"№ {one.get('number') or '—'} · {one.get('date') or '—'}"
    return head, "\n".join(str(one.get(key) or "") for key in ("partner", "partner_account", "purpose"))


def _journal(story: Story) -> list[tuple[str, str]]:
    """Return when, and who did what with which words."""
    changed = changes(story.journal)
    names = {one.sha256: one.name for one in story.papers if one.name}
    rows = []
    for entry in story.journal:
        text = f"{entry.actor}: {_(ACTIONS[entry.action])}"
        if entry.file:
            text += f": {names.get(entry.file, entry.file[:12])}"
        if entry.comment:
            text += f"\n«{entry.comment}»"
        told = views.changed_fields(changed.get(entry.seq, {}), entry, _WIDE)
        rows.append((shapes.stamp(entry.at), "\n".join([text, *(line.strip() for line in told)])))
    return rows

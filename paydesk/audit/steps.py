"""The steps of a journal: what each makes of the request, and which rule it broke."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any, Final, NamedTuple

from paydesk import handing, keeping
from paydesk.approval import DECISIVE, Approval, Decision, Progress, entries_of, handed, standing, steps_of
from paydesk.errors import N_
from paydesk.rules import BLANK
from paydesk.workflow import AUTHOR, DECIDER, NEW, NOT_AUTHOR, NOT_DECIDER, TRANSITIONS, Transition

UNTOLD: Final = object()

Held = Collection[tuple[str, tuple[str, ...]]]
"""Login and the roles of a step, one of which this person has ever held."""


class Entry(NamedTuple):
    """An event as it is read here; ``same`` tells whether its columns are what its hashed text says."""

    request_id: int
    seq: int
    at: Any
    actor: str
    action: str
    from_status: str | None
    to_status: str
    version: int
    seen_version: int | None
    comment: str | None
    payment_date: Any
    payment_number: str | None
    file: str | None
    key: str | None
    batch: int | None
    statement_line: int | None
    detail: str | None
    chain: int | None
    step: int | None
    behalf: str | None
    giver: str | None
    taker: str | None
    stands: str | None
    digest: str
    content: str | None
    prev: str
    payload: str
    hash: str
    same: int


_BY_STEP: Final = {(t.action, t.source): t for t in TRANSITIONS}


class Played:
    """What a journal says of its request, entry by entry, as the triggers move it (``paydesk.guards.ladder.MOVE``)."""

    __slots__ = (
        *("author", "content", "created_at", "digest", "hash", "key", "participants", "seq", "status", "version"),
        *("approved_at", "approved_by", "paid_by", "payment_date", "payment_number", "returned_by", "updated_at"),
        *("exported_in", "chain", "decisions", "steps", "approved", "round_chain", "rejected", "returned"),
    )

    def __init__(self) -> None:
        self.seq = self.version = 0
        self.status, self.digest, self.hash = NEW, "", ""
        self.content: str | None = None
        self.participants: set[str] = set()
        nothing: Any = None
        self.author = self.key = self.created_at = self.updated_at = nothing
        self.approved_by = self.approved_at = self.returned_by = self.exported_in = nothing
        self.paid_by = self.payment_date = self.payment_number = self.chain = nothing
        self.decisions: list[Decision] = []
        self.steps: str | None = None
        """The rule that the last submit sealed."""
        self.approved: dict[int, str | None] = {}
        """Entry of an approval → the content that it approved."""
        self.round_chain: int | None = None
        self.rejected = False
        """The chain of the last submit, and whether it was rejected since."""
        self.returned: dict[str, int] = {}
        """Who sent it back → the last entry that says so."""

    @property
    def approvals(self) -> tuple[Approval, ...]:
        """The approvals that stand."""
        return standing(self.decisions)

    @property
    def progress(self) -> Progress | None:
        """How far the request has come in the chain that its submit sealed."""
        if self.steps is None or self.chain is None:
            return None
        return Progress(steps_of(json.loads(self.steps)), self.approvals, handovers=handed(self.decisions))

    def kept(self, chain: int | None) -> tuple[int, ...]:
        """Return the entries of the approvals that stand at a submit by this chain, by what is told here.

        :raises ValueError: the contents that were approved are not known.
        """
        if self.steps is None or chain is None or chain != self.round_chain or self.rejected:
            return ()
        own = {str(self.author), *self.participants}
        meant = [
            one
            for one in self.approvals
            if max(self.returned.get(one.actor, 0), self.returned.get(one.behalf or one.actor, 0)) < one.seq
        ]
        return keeping.kept(steps_of(json.loads(self.steps)), meant, self.approved, self.content, own)

    def play(self, entry: Entry) -> None:
        """Take the entry as it stands."""
        action, target = entry.action, entry.to_status
        if action == "create":
            self.author, self.created_at = entry.actor, entry.at
            # Before the schema 0003 nothing told of keys.
            self.key = json.loads(entry.detail).get("key") if entry.detail else UNTOLD
        if target == "discarded":
            self.key = None
        self._play_decision(entry, action, target)
        self._play_bank(entry, action, target)
        if action in DECISIVE:
            said = (entry.at, entry.behalf, entry.giver, entry.taker, entry.seq, entry.stands)
            self.decisions.append(Decision(action, entry.actor, entry.step, *said))
        if action == "approve":
            self.approved[entry.seq] = self.content
        self.rejected = action == "reject" or (self.rejected and action != "submit")
        if action == "return":
            self.returned[entry.actor] = entry.seq
        if action == "submit":
            self.chain, self.steps, self.round_chain = entry.chain, entry.detail, entry.chain
        elif target not in ("pending", "approved", "paid"):
            self.chain = None
        if entry.content is not None:
            self.content = entry.content
            self.participants.add(entry.actor)
        self.seq, self.version, self.status = entry.seq, entry.version, target
        self.digest, self.hash, self.updated_at = entry.digest, entry.hash, entry.at

    def _play_decision(self, entry: Entry, action: str, target: str) -> None:
        if action == "approve" and target == "approved":
            self.approved_by, self.approved_at = entry.actor, entry.at
        elif target not in ("approved", "paid"):
            self.approved_by = self.approved_at = None
        if action == "return" and entry.from_status == "approved":
            self.returned_by = entry.actor
        elif target not in ("draft", "pending"):
            self.returned_by = None

    def _play_bank(self, entry: Entry, action: str, target: str) -> None:
        if action == "pay":
            paid = (entry.actor, entry.payment_date, entry.payment_number)
            self.paid_by, self.payment_date, self.payment_number = paid
        elif target != "paid":
            self.paid_by = self.payment_date = self.payment_number = None
        if action == "export":
            self.exported_in = entry.batch
        elif target not in ("approved", "paid") or action in ("recall", "reopen"):
            self.exported_in = None


def broken(entry: Entry, before: Played, held: Held) -> str | None:
    """Return which rule the step broke, if any; the order is that of ``paydesk.rules.RULES``."""
    step = _BY_STEP.get((entry.action, before.status))
    if step is None or (entry.from_status or NEW) != before.status or entry.to_status != _target(step, before):
        return N_("“{action}” by {actor} is no step from the state in which the request was.")
    if entry.version != before.version + step.moves or (entry.content is not None) != step.writes:
        return N_("“{action}” by {actor} does not move the request as this step does.")
    actor = entry.actor
    if (actor, step.roles) not in held:
        return N_("“{action}” by {actor}, who never had the role for it.")
    if step.who == AUTHOR and before.author not in (None, actor):
        return N_("“{action}” by {actor}, who is not the author.")
    if step.who == NOT_AUTHOR and (actor == before.author or actor in before.participants):
        return N_("“{action}” by {actor}, who filed or edited the request.")
    # Without contents, as the sift has them, this cannot be answered: then the journal is taken apart.
    kept = before.kept(entry.chain) if entry.action == "submit" else ()
    if not set(entries_of(entry.stands)) <= set(kept) or (entry.stands is not None and not entries_of(entry.stands)):
        return N_("“{action}” by {actor} lets approvals stand that do not.")
    out_of_turn = _out_of_turn(entry, step, before, held)
    if out_of_turn:
        return out_of_turn
    if step.comment and not (entry.comment or "").strip(BLANK):
        return N_("“{action}” by {actor} without the comment that it needs.")
    if entry.action == "pay" and entry.payment_date is None:
        return N_("“{action}” by {actor} without a payment date.")
    return None


def _target(step: Transition, before: Played) -> str:
    """Return the state to which the step leads: an approval that leaves another one open leads nowhere."""
    progress = before.progress if step.action == "approve" else None
    return step.target if progress is None or progress.is_last else before.status


_NOT_HANDED: Final = N_(
    "“{action}” by {actor} of a place that was not theirs to give, or to somebody who could not get it."
)


def _handed(entry: Entry, progress: Progress, before: Played, held: Held) -> str | None:
    """Return how a place was handed over against the rules; ``paydesk.audit.policies`` asks what one who had gone could do."""
    giver, taker = str(entry.giver), str(entry.taker)
    own = {str(before.author), *before.participants}
    rightly = (
        handing.names_people(progress)
        and handing.may_give(progress, entry.actor, giver, admin=(entry.actor, ("admin",)) in held)
        and (taker, ("head",)) in held
        and handing.is_free(progress, entry.actor, taker, own)
    )
    return None if rightly else _NOT_HANDED


def _out_of_turn(entry: Entry, step: Transition, before: Played, held: Held) -> str | None:
    """Return how the step breaks the chain that the submit sealed, or the rules about who decided, if it does."""
    given = {before.approved_by, *(one.actor for one in before.approvals)}
    voices = {entry.actor, entry.behalf} - {None}
    used = given | {one.behalf for one in before.approvals}
    if step.who == NOT_DECIDER and entry.actor in used:
        return N_("“{action}” by {actor}, who approved the request.")
    if step.who == DECIDER and entry.actor not in given:
        return N_("“{action}” by {actor}, of whom no approval stands.")
    if (entry.chain is not None) != (entry.action == "submit" and entry.detail is not None):
        return N_("“{action}” by {actor} does not seal the chain of approval that it names.")
    progress = before.progress if entry.action in ("approve", "reassign") else None
    if entry.step != (progress.open if progress else None):
        return N_("“{action}” by {actor} counts for a step whose turn it is not.")
    if (entry.giver is not None) != (entry.action == "reassign") or (entry.taker is not None) != (
        entry.giver is not None
    ):
        return _NOT_HANDED
    if progress is None:
        alone = entry.action != "reassign"
        return N_("“{action}” by {actor} for somebody else, without a chain.") if entry.behalf or not alone else None
    if entry.action == "reassign":
        return _handed(entry, progress, before, held) if entry.behalf is None else _NOT_HANDED
    # Whether the one stood in for the other at that time is asked in ``paydesk.audit.policies``.
    meant = entry.behalf or entry.actor
    own = {before.author, *before.participants}
    if not progress.is_turn_of(meant) or voices & used or (entry.behalf and entry.behalf in own):
        return N_("“{action}” by {actor}, who is not meant by the step or has approved already.")
    return None

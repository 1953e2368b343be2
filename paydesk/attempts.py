"""Somebody's wish to act on one request, with what the rules ask of it. Pure: no database, no clock, no terminal."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from paydesk import handing
from paydesk.approval import Progress
from paydesk.records import Person, Request
from paydesk.workflow import ANYONE, Transition, transition_from


@dataclass(frozen=True, slots=True)
class Attempt:
    """Somebody's wish to act on a request, with all that the rules look at."""

    action: str
    person: Person
    request: Request
    participants: frozenset[str] = field(default_factory=frozenset)
    comment: str | None = None
    seen_version: int | None = None
    payment_date: date | None = None
    batch: int | None = None
    complete: bool = True
    intact: bool = True
    """Whether the row is what the journal sealed, where both were compared."""
    duplicate: bool = False
    """Whether another request pays this invoice, and the author has not said since that this is another payment."""
    trusted: bool = True
    """Whether the account is trusted, or the team does not demand it."""
    progress: Progress | None = None
    """How far a request with a chain of approval has come."""
    giver: str | None = None
    """Whose place is handed over, if not that of who acts; see ``paydesk.handing``."""
    taker: str | None = None
    transition: Transition | None = field(init=False)
    """The row of the table that the action would take from here."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "transition", transition_from(self.request, self.action))

    @property
    def target(self) -> str:
        """The state to which an action that is allowed leads."""
        assert self.transition is not None  # noqa: S101 - what is allowed has one
        if self.action == "approve" and self.progress and not self.progress.is_last:
            return self.request.status
        return self.transition.target

    @property
    def decided(self) -> bool:
        """Whether the voice of this person is used, by themselves or by a substitute."""
        return self.given or bool(self.progress and self.person.login in self.progress.voices)

    @property
    def given(self) -> bool:
        """Whether an approval that this person gave stands."""
        approvers = self.progress.approvers if self.progress else ()
        return self.person.login in approvers or self.person.login == self.request.approved_by

    @property
    def who(self) -> str:
        """Who of those with the role may take this step."""
        return self.transition.who if self.transition else ANYONE

    @property
    def holds_role(self) -> bool:
        """Whether the step is for a role of this person."""
        return self.transition is not None and not self.person.roles.isdisjoint(self.transition.roles)

    @property
    def may_give(self) -> bool:
        """Whether the place is this person's to hand over."""
        person, progress = self.person, self.progress
        return progress is not None and handing.may_give(
            progress, person.login, self._meant_giver, admin="admin" in person.roles
        )

    @property
    def steers(self) -> bool:
        """Whether nobody but this person keeps the holder of the place from deciding."""
        progress = self.progress
        return progress is not None and handing.steers(progress, self.person.login, self._meant_giver)

    @property
    def _meant_giver(self) -> str | None:
        return self.person.login if self.giver is None and self.taker != handing.SOMEBODY else self.giver

    @property
    def is_taker_free(self) -> bool:
        """Whether somebody is named who can get the place."""
        if self.taker is None or self.progress is None or self.taker == handing.SOMEBODY:
            return self.taker == handing.SOMEBODY
        own = {self.request.author, *self.participants}
        return handing.is_free(self.progress, self.person.login, self.taker, own)

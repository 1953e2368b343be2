"""The contract in small: what requests are, who may do what, who sees what. Written a second time, on purpose.

Nothing of ``paydesk`` is imported here: where the program and this model disagree, one of them is wrong.
"""

from __future__ import annotations

from dataclasses import dataclass, field

OK, INVALID, NOT_ALLOWED, NOT_FOUND, CONFLICT, PARTIAL = 0, 3, 4, 5, 6, 8

# (action, state) → (next state, roles, who, whether a comment is needed)
TABLE = {
    ("submit", "draft"): ("pending", {"manager"}, "author", False),
    ("edit", "draft"): ("draft", {"manager"}, "author", False),
    ("withdraw", "pending"): ("draft", {"manager"}, "author", False),
    ("approve", "pending"): ("approved", {"head"}, "others", False),
    ("reject", "pending"): ("rejected", {"head"}, "others", True),
    ("return", "pending"): ("draft", {"head"}, "others", True),
    ("return", "approved"): ("draft", {"head", "accountant"}, "others", True),
    ("revise", "rejected"): ("draft", {"manager"}, "author", False),
    ("pay", "approved"): ("paid", {"accountant"}, "not the decider", False),
    ("reopen", "paid"): ("approved", {"accountant"}, "anyone", True),
    ("discard", "draft"): ("discarded", {"manager"}, "author", False),
    ("attach", "draft"): ("draft", {"manager"}, "author", False),
    ("detach", "draft"): ("draft", {"manager"}, "author", False),
}
for _state in ("draft", "pending", "approved", "paid", "rejected"):
    TABLE["comment", _state] = (_state, {"manager", "head", "accountant"}, "anyone", True)
    TABLE.setdefault(("attach", _state), (_state, {"manager", "head", "accountant"}, "anyone", False))


@dataclass
class Person:
    login: str
    roles: frozenset[str]
    disabled: bool = False


@dataclass
class Request:
    id: int
    author: str
    amount: str
    complete: bool
    key: str | None = None
    status: str = "draft"
    version: int = 1
    approved_by: str | None = None
    returned_by: str | None = None
    first_amount: str = ""
    steps: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.first_amount = self.amount
        self.steps.append(("create", self.author))

    @property
    def brief(self) -> tuple[int, str, int]:
        return self.id, self.status, self.version


class Model:
    """All requests and people of a desk."""

    def __init__(self, people: list[Person]) -> None:
        self.people = {person.login: person for person in people}
        self.requests: dict[int, Request] = {}

    def sees(self, person: Person, one: Request) -> bool:
        roles, state = person.roles, one.status
        return not person.disabled and (
            bool(roles & {"auditor", "admin"})
            or ("manager" in roles and one.author == person.login)
            or ("head" in roles and state in ("pending", "approved", "paid", "rejected"))
            or ("accountant" in roles and state in ("approved", "paid"))
            or ("accountant" in roles and state in ("draft", "pending") and one.returned_by == person.login)
        )

    def listed(self, person: Person) -> list[tuple[int, str, int]]:
        return [one.brief for one in self.requests.values() if one.status != "discarded" and self.sees(person, one)]

    def inbox(self, person: Person) -> set[int]:
        """What somebody could take a step on: decide, pay, revise, finish."""
        turns = ("approve", "pay", "revise", "submit")
        return {
            number
            for number, one in self.requests.items()
            if any(self.refused(person, number, action, check_form=False) == OK for action in turns)
        }

    def refused(
        self,
        person: Person,
        number: int,
        action: str,
        *,
        comment: str | None = None,
        seen: int | None = None,
        check_form: bool = True,
    ) -> int:
        """The exit code of an attempt, 0 where it is allowed; the reasons come in the order in which one hears them."""
        one = self.requests.get(number)
        if person.disabled:
            return NOT_ALLOWED
        if one is None or not self.sees(person, one):
            return NOT_FOUND
        if seen is not None and seen != one.version:
            return CONFLICT
        if (action, one.status) not in TABLE:
            return NOT_ALLOWED
        _target, roles, who, needs_comment = TABLE[action, one.status]
        own = person.login == one.author
        if (
            not roles & person.roles
            or (who == "author" and not own)
            or (who == "others" and own)
            or (who == "not the decider" and person.login == one.approved_by)
            or (needs_comment and not (comment or "").strip())
        ):
            return NOT_ALLOWED
        return INVALID if check_form and action == "submit" and not one.complete else OK

    def step(self, person: Person, one: Request, action: str) -> None:
        """Take an allowed step."""
        target = TABLE[action, one.status][0]
        if action == "approve":
            one.approved_by = person.login
        elif target not in ("approved", "paid"):
            one.approved_by = None
        if action == "return" and one.status == "approved":
            one.returned_by = person.login
        elif target not in ("draft", "pending"):
            one.returned_by = None
        if target != one.status or (action in ("edit", "attach") and one.status == "draft"):
            one.version += 1
        if target == "discarded":
            one.key = None  # free for another import
        one.status = target
        one.steps.append((action, person.login))

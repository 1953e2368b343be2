"""The ladder of reasons for a refusal, each with its Python form and its SQL form side by side.

The triggers of both databases are generated from ``RULES``; a test drives the Python form and the database against
each other over every case. Pure: no database, no clock, no terminal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from paydesk import handing
from paydesk.approval import DECIDED_SQL, GIVEN_SQL, TURN_SQL, Progress
from paydesk.attempts import Attempt
from paydesk.conditions import COUNTED, TRUSTED_SQL
from paydesk.errors import N_, Conflict, InvalidData, NotAllowed, NotFound, PaydeskError
from paydesk.form import FIELDS
from paydesk.records import Person, Request
from paydesk.workflow import (
    ASIDE,
    AUTHOR,
    DECIDER,
    NOT_AUTHOR,
    NOT_DECIDER,
    TRANSITIONS,
    VISIBLE_SQL,
    may_see,
)

_UNSEEN: Final = (
    (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x200B, 0x200F),
    (0x202A, 0x202E), (0x2060, 0x206F), (0x2800, 0x2800), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
)  # fmt: skip
"""First and last of the signs that nobody sees: marks of direction, joiners, fillers, variants."""

BLANK: Final = "".join(filter(str.isspace, map(chr, range(0x3001)))) + "".join(
    chr(sign) for first, last in _UNSEEN for sign in range(first, last + 1)
)
"""What a comment may not consist of alone: spaces, and signs that are not seen."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One reason to refuse: ``broken`` in Python and ``sql`` in the database say the same.

    ``state`` is the SQLSTATE with which the database refuses. The SQL speaks of the request ``r``, the event
    ``NEW``, the transition ``t`` and ``{actor}``, the login of whoever acts.
    """

    code: str
    state: str
    error: type[PaydeskError]
    text: str
    broken: Callable[[Attempt], bool]
    sql: str


_PARTICIPATED_SQL: Final = (
    "EXISTS (SELECT 1 FROM event e WHERE e.request_id = r.id AND e.actor = {actor} AND e.content IS NOT NULL)"
)

_LAST_CONTENT_SQL: Final = (
    "coalesce((SELECT e.content FROM event e WHERE e.request_id = r.id AND e.content IS NOT NULL"
    " ORDER BY e.seq DESC LIMIT 1), '')"
)

NEAR_PERCENT: Final = 1
"""Sums that differ by no more may be one payment."""

# A call on several requests moves them when it has written all its events: a draft may be on its way.
_TAKEN_SQL: Final = (
    f"d.id <> r.id AND (d.status IN ({', '.join(map(repr, COUNTED))}) OR EXISTS (SELECT 1 FROM event m"
    " WHERE m.request_id = d.id AND m.seq > d.head_seq AND m.action = 'submit'))"
)

_DUPLICATE_SQL: Final = (
    f"(EXISTS (SELECT 1 FROM request d WHERE d.invoice_key = r.invoice_key AND {_TAKEN_SQL})"
    " OR EXISTS (SELECT 1 FROM request_file f JOIN request_file g ON g.sha256 = f.sha256 AND g.kind = f.kind"
    " AND NOT f.detached AND NOT g.detached"
    f" JOIN request d ON d.id = g.request_id WHERE f.request_id = r.id AND f.kind = 'invoice' AND {_TAKEN_SQL}))"
    " AND NOT EXISTS (SELECT 1 FROM event e WHERE e.request_id = r.id AND e.action = 'duplicate_ok'"
    " AND e.seq > (SELECT max(w.seq) FROM event w WHERE w.request_id = r.id AND w.content IS NOT NULL))"
)

# ``NEW.at`` is set before the ladder is asked.
_UNTRUSTED_SQL: Final = (
    "NEW.action = 'export' AND EXISTS (SELECT 1 FROM setting s WHERE s.name = 'require_trusted' AND s.value = 'on')"
    f" AND NOT {TRUSTED_SQL}"
)

_ALWAYS_NEEDED: Final = tuple(field.key for field in FIELDS if field.needed and field.key not in ("inn", "currency"))

_INCOMPLETE_SQL: Final = (
    "NEW.action = 'submit' AND ("
    + " OR ".join(f"r.{key} IS NULL" for key in _ALWAYS_NEEDED)
    + " OR (r.currency = 'RUB' AND (r.inn IS NULL OR (r.bic IS NULL AND length(r.account) = 20"
    " AND NOT EXISTS (SELECT 1 FROM setting s WHERE s.name = 'require_bic' AND s.value = 'off')))))"
)


# In the order in which a person should hear of it; the database asks in the same order.
RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "unknown_person",
        "PD001",
        NotAllowed,
        N_("{actor} is not known to this database or has been disabled. An administrator can add you: {command}"),
        lambda a: a.person.disabled or not a.person.roles,
        "NOT EXISTS (SELECT 1 FROM person p JOIN person_role q ON q.login = p.login"
        " WHERE p.login = {actor} AND NOT p.disabled)",
    ),
    Rule(
        "no_such_request",
        "PD002",
        NotFound,
        N_("There is no request {id}, or it is not yours to see."),
        lambda a: not may_see(a.person, a.request),
        "NOT " + VISIBLE_SQL,
    ),
    Rule(
        "changed_since_seen",
        "PD003",
        Conflict,
        N_("Request {id} has changed since you saw it: it is at version {version} now. Look again: {command}"),
        lambda a: a.seen_version is not None and a.seen_version != a.request.version,
        "NEW.seen_version IS NOT NULL AND NEW.seen_version <> r.version",
    ),
    Rule(
        "wrong_state",
        "PD004",
        NotAllowed,
        N_(
            "Request {id} is in state “{status}”; “{action}” is not possible from there. Possible for you now: {actions}."
        ),
        lambda a: a.transition is None,
        "t.action IS NULL",
    ),
    Rule(
        "wrong_role",
        "PD005",
        NotAllowed,
        N_("“{action}” on request {id} is for the role {role}. Possible for you now: {actions}."),
        lambda a: not a.holds_role,
        "NOT EXISTS (SELECT 1 FROM person_role p WHERE p.login = {actor} AND ' ' || t.roles || ' '"
        " LIKE '% ' || p.role || ' %')",
    ),
    Rule(
        "not_the_author",
        "PD006",
        NotAllowed,
        N_("Request {id} was filed by {author}; only the author may do “{action}”."),
        lambda a: a.who == AUTHOR and a.request.author != a.person.login,
        f"t.who = '{AUTHOR}' AND r.author <> {{actor}}",
    ),
    Rule(
        "own_request",
        "PD007",
        NotAllowed,
        N_("You filed or edited request {id}; somebody else has to decide on it."),
        lambda a: a.who == NOT_AUTHOR and (a.person.login == a.request.author or a.person.login in a.participants),
        f"t.who = '{NOT_AUTHOR}' AND (r.author = {{actor}} OR {_PARTICIPATED_SQL})",
    ),
    Rule(
        "already_decided",
        "PD017",
        NotAllowed,
        N_("Your voice on request {id} is used already, by you or by your substitute; a person counts once."),
        lambda a: a.action == "approve" and a.request.chain is not None and a.decided,
        f"CASE WHEN NEW.action = 'approve' AND r.chain IS NOT NULL THEN {DECIDED_SQL} ELSE 1 = 0 END",
    ),
    Rule(
        "not_your_step",
        "PD018",
        NotAllowed,
        N_("Request {id} awaits step {step} of its chain of approval, which is for {people}. See: {explain}"),
        lambda a: (
            a.action == "approve"
            and a.request.chain is not None
            and not (a.progress and a.progress.is_turn_of(a.person.login))
        ),
        f"CASE WHEN NEW.action = 'approve' AND r.chain IS NOT NULL THEN NOT {TURN_SQL} ELSE 1 = 0 END",
    ),
    Rule(
        "every_head_decides",
        "PD045",
        NotAllowed,
        N_("Every head may decide on request {id} as it stands: nobody has a place of their own to hand over."),
        lambda a: a.action == "reassign" and not handing.names_people(a.progress),
        f"CASE WHEN NEW.action = 'reassign' THEN NOT {handing.NAMED_SQL} ELSE 1 = 0 END",
    ),
    Rule(
        "not_your_place",
        "PD046",
        NotAllowed,
        N_(
            "This place is not yours to hand over. Step {step} of request {id} is for {people}: each hands over their own,"
            " and an administrator that of somebody who is disabled or has no role head any more."
        ),
        lambda a: a.action == "reassign" and not a.may_give,
        f"CASE WHEN NEW.action = 'reassign' THEN NOT {handing.GIVER_SQL} ELSE 1 = 0 END",
    ),
    Rule(
        "removed_by_you",
        "PD049",
        NotAllowed,
        N_(
            "You yourself disabled {gone}, or took the role head away. So that nobody chooses alone who decides on request"
            " {id}, another administrator hands this place over."
        ),
        lambda a: a.action == "reassign" and a.steers,
        f"CASE WHEN NEW.action = 'reassign' THEN {handing.STEERS_SQL} ELSE 1 = 0 END",
    ),
    Rule(
        "taker_cannot_decide",
        "PD047",
        NotAllowed,
        N_("{taker} has no role head here, and could not decide on request {id}. Heads: {heads}."),
        lambda a: (
            a.action == "reassign" and a.taker != handing.SOMEBODY and not (a.progress and a.taker in a.progress.heads)
        ),
        f"CASE WHEN NEW.action = 'reassign' THEN NOT {handing.DECIDES_SQL} ELSE 1 = 0 END",
    ),
    Rule(
        "taker_not_free",
        "PD048",
        NotAllowed,
        N_(
            "{taker} cannot get this place of request {id}: who filed or edited it, who has decided, who has a place in a"
            " step that is open or to come, who gave this one away, and whoever acts get none. A person counts once."
        ),
        lambda a: a.action == "reassign" and not a.is_taker_free,
        f"CASE WHEN NEW.action = 'reassign' THEN NOT {handing.TAKER_SQL} ELSE 1 = 0 END",
    ),
    Rule(
        "not_your_decision",
        "PD019",
        NotAllowed,
        N_("No approval of request {id} by you stands; whoever gave one takes it back."),
        lambda a: a.who == DECIDER and not a.given,
        f"CASE WHEN t.who = '{DECIDER}' THEN coalesce(r.approved_by, '') <> {{actor}}"
        f" AND (r.chain IS NULL OR NOT {GIVEN_SQL}) ELSE 1 = 0 END",
    ),
    Rule(
        "own_decision",
        "PD008",
        NotAllowed,
        N_("You approved request {id}; somebody else has to pay it."),
        lambda a: a.who == NOT_DECIDER and a.decided,
        f"CASE WHEN t.who = '{NOT_DECIDER}' THEN coalesce(r.approved_by, '') = {{actor}}"
        f" OR (r.chain IS NOT NULL AND {DECIDED_SQL}) ELSE 1 = 0 END",
    ),
    Rule(
        "comment_needed",
        "PD009",
        NotAllowed,
        N_("“{action}” needs a comment, so that the others know why. Give it with -m."),
        lambda a: bool(a.transition and a.transition.comment) and not (a.comment or "").strip(BLANK),
        f"t.comment = 1 AND ltrim(coalesce(NEW.comment, ''), '{BLANK}') = ''",
    ),
    Rule(
        "payment_date_needed",
        "PD010",
        NotAllowed,
        N_("To mark request {id} as paid, give the date of the payment with --date."),
        lambda a: a.action == "pay" and a.payment_date is None,
        "NEW.action = 'pay' AND NEW.payment_date IS NULL",
    ),
    Rule(
        "form_incomplete",
        "PD011",
        InvalidData,
        N_("Request {id} lacks fields that are needed to submit it."),
        lambda a: a.action == "submit" and not a.complete,
        _INCOMPLETE_SQL,
    ),
    Rule(
        "duplicate",
        "PD040",
        Conflict,
        N_(
            "The invoice of request {id} is that of another request. If this is another payment all the same, say why: {accept}"
        ),
        lambda a: a.action == "submit" and a.duplicate,
        f"NEW.action = 'submit' AND {_DUPLICATE_SQL}",
    ),
    Rule(
        "exported_already",
        "PD014",
        Conflict,
        N_(
            "Request {id} is in bank file {batch}, which may have been sent. If it was not: {void}. To send it once more:"
            " paydesk bank export {id} --again -m …"
        ),
        lambda a: (
            a.request.exported_in is not None
            and (a.action in ("return", "revoke") or (a.action == "export" and not (a.comment or "").strip(BLANK)))
        ),
        "r.exported_in IS NOT NULL AND (NEW.action IN ('return', 'revoke')"
        f" OR (NEW.action = 'export' AND ltrim(coalesce(NEW.comment, ''), '{BLANK}') = ''))",
    ),
    Rule(
        "not_exported",
        "PD015",
        Conflict,
        N_("Request {id} is in no bank file."),
        lambda a: a.action == "recall" and a.request.exported_in is None,
        "NEW.action = 'recall' AND r.exported_in IS NULL",
    ),
    Rule(
        "no_batch",
        "PD016",
        NotAllowed,
        N_("Requests are put into a bank file by: paydesk bank export"),
        lambda a: a.action == "export" and a.batch is None,
        "NEW.action = 'export' AND NOT EXISTS (SELECT 1 FROM bank_batch_item i JOIN bank_batch b ON b.id = i.batch_id"
        " WHERE b.id = NEW.batch AND i.request_id = r.id AND b.actor = {actor} AND b.voided_by IS NULL)",
    ),
    Rule(
        "account_not_trusted",
        "PD035",
        NotAllowed,
        N_(
            "The account of request {id} is not trusted, and your team pays to trusted accounts alone. Somebody who filed"
            " no request to it confirms it: {trust}"
        ),
        lambda a: a.action == "export" and not a.trusted,
        _UNTRUSTED_SQL,
    ),
    Rule(
        "content_differs",
        "PD012",
        Conflict,
        N_(
            "The content of request {id} is not what its journal says: somebody changed the row outside paydesk."
            " Bring it back to a draft; its author looks at it and takes it over with: paydesk edit {id}"
        ),
        # A comment, and the way back to the author, stay open. Whoever acts has not compared row and journal at the
        # same moment, so it is the database that refuses; who only asks is told so beforehand.
        lambda a: (
            not a.intact
            and bool(a.transition and not a.transition.writes and a.transition.target != "draft")
            and bool(a.transition and (a.transition.moves or a.action == "export"))
        ),
        f"t.writes = 0 AND (t.moves = 1 OR t.action = 'export') AND t.target <> 'draft' AND {_LAST_CONTENT_SQL} <> {{content}}",
    ),
    Rule(
        "nothing_changed",
        "PD013",
        Conflict,
        N_("Nothing in request {id} has changed."),
        lambda _: False,
        f"t.writes = 1 AND {_LAST_CONTENT_SQL} = {{content}}",
    ),
)

BY_STATE: Final[Mapping[str, Rule]] = {rule.state: rule for rule in RULES}


def refusal(attempt: Attempt) -> Rule | None:
    """Return the first rule that the attempt breaks, or ``None`` when it is allowed."""
    return next((rule for rule in RULES if rule.broken(attempt)), None)


def possible_actions(
    person: Person, request: Request, participants: Iterable[str] = (), progress: Progress | None = None
) -> tuple[str, ...]:
    """Return the actions that this person may take on the request now, in the order of the table.

    Without its ``progress``, a request with a chain of approval awaits nobody.
    """
    joined = frozenset(participants)
    return tuple(
        dict.fromkeys(
            transition.action
            for transition in TRANSITIONS
            if transition.action not in ASIDE
            and refusal(
                Attempt(
                    transition.action,
                    person,
                    request,
                    joined,
                    "…",
                    payment_date=date.min,
                    batch=0,
                    progress=progress,
                    taker=handing.SOMEBODY,
                ),
            )
            is None
        )
    )

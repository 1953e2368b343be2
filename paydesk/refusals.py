"""Refusals of the database beyond the ladder: what it says to plain SQL, and no command of ours ever tries."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from paydesk.errors import N_, Conflict, InvalidData, NotAllowed, NotFound, PaydeskError

OTHER_STATES: Final[Mapping[str, tuple[str, type[PaydeskError], str]]] = {
    "PD020": (
        "direct_write",
        NotAllowed,
        N_("This cannot be written directly: requests move by events, and history is never changed."),
    ),
    "PD021": (
        "frozen",
        NotAllowed,
        N_("The content of a request is frozen outside a draft; only its author edits it."),
    ),
    "PD022": ("superuser", NotAllowed, N_("A database superuser files, decides and pays nothing. Log in as yourself.")),
    "PD023": ("not_admin", NotAllowed, N_("People and settings are changed by an administrator.")),
    "PD024": ("bad_login", NotAllowed, N_("This name cannot be used as a login.")),
    "PD026": ("not_auditor", NotAllowed, N_("Seals are set by people with the role auditor or admin.")),
    "PD027": ("overtaken", Conflict, N_("Somebody else was a moment faster. Run the command again.")),
    "PD028": ("not_accountant", NotAllowed, N_("Accounts and bank files are kept by people with the role accountant.")),
    "PD029": (
        "bad_policy",
        NotAllowed,
        N_(
            "A policy needs steps in each rule, signals that there are, and rules for all requests; use: paydesk policy set"
            " FILE.toml"
        ),
    ),
    "PD030": (
        "not_second_admin",
        NotAllowed,
        N_("Where there are two administrators, the other one confirms a policy; older ones are void."),
    ),
    "PD031": (
        "bad_delegation",
        NotAllowed,
        N_("A head lets another head stand in, for days that are not over; the giver or an administrator ends it."),
    ),
    "PD032": (
        "not_keeper",
        NotAllowed,
        N_("Contractors are kept by those who file, decide and pay; accounts are confirmed by heads and accountants."),
    ),
    "PD033": (
        "own_account_request",
        NotAllowed,
        N_("You filed or edited a request to this account; somebody else has to confirm it."),
    ),
    "PD034": ("no_such_account", NotFound, N_("No request to this payee and account has been submitted yet.")),
    "PD039": (
        "too_many_files",
        InvalidData,
        N_("The request has as many files, or as large ones, as it can hold."),
    ),
    "PD036": ("not_notifier", NotAllowed, N_("Messages are sent by people with the role notifier.")),
    "PD050": (
        "store_changed",
        Conflict,
        N_("The file store of the team was changed meanwhile. Run it again."),
    ),
    "PD051": (
        "password_in_store",
        InvalidData,
        N_("A password does not belong into the URL of the file store."),
    ),
    "PD025": ("wrong_file", NotAllowed, N_("The bytes of the file do not fit its name in the store.")),
}
"""Refusals of the database beyond the ladder: what no command of ours ever tries."""

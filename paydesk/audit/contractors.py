"""Contractors and the trust in their accounts against what the journal of administrators says of them."""

from __future__ import annotations

from sqlalchemy import Connection

from paydesk.audit.administrators import Team
from paydesk.audit.bank import check_rows
from paydesk.audit.report import Report
from paydesk.models import account_trust, contractor


def check(connection: Connection, team: Team, report: Report) -> None:
    """Check each card, and each word on an account."""
    check_rows(connection, contractor, team, report, "contractor_changed")
    check_rows(connection, account_trust, team, report, "trust_changed")

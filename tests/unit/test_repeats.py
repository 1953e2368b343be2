"""The days of requests that come again."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paydesk import dates, repeats
from paydesk.form import Form

DAYS = st.integers(0, 36_500).map(lambda days: date(2000, 1, 1) + timedelta(days=days))
STEPS = st.sampled_from(dates.STEPS)


@pytest.mark.parametrize(
    ("day", "step", "count", "wanted"),
    [
        ("2026-01-31", "month", 1, "2026-02-28"),
        ("2026-01-31", "month", 2, "2026-03-31"),
        ("2024-01-31", "month", 1, "2024-02-29"),
        ("2026-11-30", "quarter", 1, "2027-02-28"),
        ("2026-12-31", "month", 1, "2027-01-31"),
        ("2024-02-29", "quarter", 4, "2025-02-28"),
        ("2026-12-28", "week", 1, "2027-01-04"),
        ("2026-12-28", "month", 0, "2026-12-28"),
    ],
)
def test_days_of_a_schedule(day, step, count, wanted):
    assert dates.later(date.fromisoformat(day), step, count) == date.fromisoformat(wanted)


@given(DAYS, STEPS, st.integers(0, 400))
def test_every_period_has_one_day(day, step, count):
    found, following = dates.later(day, step, count), dates.later(day, step, count + 1)
    assert found < following
    if step == "week":
        assert following - found == timedelta(days=7)
        return
    months = 3 if step == "quarter" else 1
    assert (following.year - found.year) * 12 + following.month - found.month == months
    assert found.day == min(day.day, monthrange(found.year, found.month)[1])


@given(DAYS, STEPS, st.lists(st.integers(0, 500), max_size=12), st.none() | st.integers(0, 900))
def test_however_seldom_it_runs_no_period_is_done_twice_and_none_is_left_out(first, step, pauses, length):
    until = first + timedelta(days=length) if length is not None else None
    plan = repeats.Plan(1, "anna", step, first, until, Form(), stopped=False, done=0)
    today, all_done = first, []
    for pause in pauses:
        today += timedelta(days=pause)
        missed, wanted = repeats.periods(plan, today)
        done = sorted([*missed, *wanted])
        all_done += done
        assert len([number for number in wanted if plan.due(number) < today]) <= 1
        assert all(plan.due(number) < today for number in missed)
        assert all(plan.due(number) <= today + timedelta(days=repeats.AHEAD_DAYS) for number in done)
        assert not missed or wanted, "the last of those that passed gets its draft"
        if done:
            plan = repeats.Plan(1, "anna", step, first, until, Form(), stopped=False, done=done[-1])
    assert all_done == list(range(1, len(all_done) + 1))
    following = plan.following
    assert following is None or following > today + timedelta(days=repeats.AHEAD_DAYS) or not pauses

"""The production calendar: the years with a decree day by day, and the way from one working day to another."""

import doctest
import subprocess
import sys
from datetime import date, timedelta

import pytest

from paydesk import working_days
from paydesk.working_days import add_working, is_preliminary, is_working, name_of, next_working, previous_working

# Year: working days, Saturdays that work, weekdays that are off (day.month, a range within a month with a hyphen).
YEARS = {
    2022: (247, "05.03", "03-07.01 23.02 07.03 08.03 02.05 03.05 09.05 10.05 13.06 04.11"),
    2023: (247, "", "02-06.01 23.02 24.02 08.03 01.05 08.05 09.05 12.06 06.11"),
    2024: (248, "27.04 02.11 28.12", "01-05.01 08.01 23.02 08.03 29.04 30.04 01.05 09.05 10.05 12.06 04.11 30.12 31.12"),
    2025: (247, "01.11", "01-03.01 06-08.01 01.05 02.05 08.05 09.05 12.06 13.06 03.11 04.11 31.12"),
    2026: (247, "", "01.01 02.01 05-09.01 23.02 09.03 01.05 11.05 12.06 04.11 31.12"),
    2027: (247, "20.02", "01.01 04-08.01 22.02 23.02 08.03 03.05 10.05 14.06 04.11 05.11 31.12"),
}  # fmt: skip


def test_doctests():
    assert doctest.testmod(working_days).failed == 0


def days(year, words):
    found = set()
    for word in words.split():
        span, month = word.split(".")
        first, _hyphen, last = span.partition("-")
        found |= {date(year, int(month), number) for number in range(int(first), int(last or first) + 1)}
    return found


def every_day(year):
    return [
        date(year, 1, 1) + timedelta(days=number) for number in range((date(year + 1, 1, 1) - date(year, 1, 1)).days)
    ]


@pytest.mark.parametrize("year", YEARS)
def test_a_year_is_the_one_of_the_decree(year):
    count, saturdays, off = YEARS[year]
    assert sum(map(is_working, every_day(year))) == count
    assert {day for day in every_day(year) if day.weekday() >= 5 and is_working(day)} == days(year, saturdays)
    assert {day for day in every_day(year) if day.weekday() < 5 and not is_working(day)} == days(year, off)


@pytest.mark.parametrize("year", YEARS)
def test_days_off_on_weekdays_have_a_name_in_both_languages(year):
    for day in days(year, YEARS[year][2]):
        assert any("а" <= letter <= "я" for letter in name_of(day))
        assert name_of(day, "en").isascii()


def test_a_working_saturday_is_known_before_any_other_day_of_its_year_was_asked_for():
    code = (
        "from datetime import date; from paydesk.working_days import is_working; print(is_working(date(2024, 4, 27)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"


def test_the_library_is_loaded_by_the_first_question_and_not_before():
    code = "import sys, paydesk.working_days; print('holidays' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_the_language_of_the_machine_changes_nothing(monkeypatch):
    code = (
        "from datetime import date; from paydesk.working_days import name_of; print(ascii(name_of(date(2027, 2, 22))))"
    )
    environment = {"LANGUAGE": "zh_CN", "LC_ALL": "C.UTF-8", "SYSTEMROOT": "C:\\Windows"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert done.stdout == ascii(name_of(date(2027, 2, 22))) + "\n"


@pytest.mark.parametrize(
    ("day", "following", "before"),
    [
        (date(2026, 11, 24), date(2026, 11, 25), date(2026, 11, 23)),
        (date(2026, 11, 27), date(2026, 11, 30), date(2026, 11, 26)),
        (date(2026, 11, 29), date(2026, 11, 30), date(2026, 11, 27)),
        (date(2026, 12, 30), date(2027, 1, 11), date(2026, 12, 29)),
        (date(2027, 1, 1), date(2027, 1, 11), date(2026, 12, 30)),
        (date(2024, 4, 26), date(2024, 4, 27), date(2024, 4, 25)),
        (date(2024, 4, 28), date(2024, 5, 2), date(2024, 4, 27)),
    ],
)
def test_neighbours(day, following, before):
    assert next_working(day) == following
    assert previous_working(day) == before


@pytest.mark.parametrize(
    ("day", "n", "expected"),
    [
        (date(2026, 5, 2), 0, date(2026, 5, 2)),
        (date(2026, 4, 30), 1, date(2026, 5, 4)),
        (date(2026, 4, 30), 5, date(2026, 5, 8)),
        (date(2026, 4, 30), 6, date(2026, 5, 12)),
        (date(2026, 5, 12), -6, date(2026, 4, 30)),
        (date(2025, 12, 31), 247, date(2026, 12, 30)),
        (date(2027, 1, 1), -247, date(2026, 1, 12)),
    ],
)
def test_working_days_from_a_day(day, n, expected):
    assert add_working(day, n) == expected


def test_there_and_back_again():
    for day in filter(is_working, every_day(2027)):
        for n in (1, 2, 7, 30):
            assert add_working(add_working(day, n), -n) == day


def test_more_days_than_anybody_means_are_refused():
    for n in (10_001, -10_001):
        with pytest.raises(ValueError, match="10000"):
            add_working(date(2026, 1, 1), n)


def test_overrides_come_first():
    overrides = {date(2026, 11, 25): False, date(2026, 11, 28): True, date(2026, 11, 4): True}
    assert not is_working(date(2026, 11, 25), overrides)
    assert is_working(date(2026, 11, 28), overrides)
    assert is_working(date(2026, 11, 4), overrides)
    assert is_working(date(2026, 11, 26), overrides)
    assert next_working(date(2026, 11, 24), overrides) == date(2026, 11, 26)
    assert next_working(date(2026, 11, 27), overrides) == date(2026, 11, 28)
    assert previous_working(date(2026, 11, 26), overrides) == date(2026, 11, 24)
    assert add_working(date(2026, 11, 24), 3, overrides) == date(2026, 11, 28)


def test_years_without_a_decree_are_preliminary():
    assert [year for year in range(2000, 2028) if is_preliminary(year)] == []
    assert all(is_preliminary(year) for year in (1990, 2031, 2050, 2100, 2200))


def test_a_preliminary_year_still_has_its_holidays_and_weekends():
    assert not is_working(date(2050, 2, 23))
    assert not is_working(date(2050, 2, 26))
    assert is_working(date(2050, 2, 24))


def test_names():
    assert name_of(date(2026, 1, 7)) == "Рождество Христово"
    assert name_of(date(2026, 1, 7), "en") == "Christmas Day"
    assert name_of(date(2026, 3, 9)) == "Международный женский день (выходной)"
    assert name_of(date(2026, 3, 9), "en") == "International Women's Day (observed)"
    assert name_of(date(2026, 12, 31)) == "Выходной (перенесено с 04.01.2026)"
    assert name_of(date(2026, 12, 31), "en") == "Day off (substituted from 2026-01-04)"
    assert name_of(date(2026, 11, 24)) is None
    assert name_of(date(2026, 11, 28)) is None
    assert name_of(date(2024, 4, 27)) is None

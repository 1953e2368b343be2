"""Rows that were met before."""

import hashlib
import random
import sys

from paydesk.formats.tabular.met import Met


def test_it_tells_what_a_dict_tells():
    chance = random.Random(7)
    met, known = Met(), {}
    # Marks that end alike, so that they meet in the table; zero; the largest.
    marks = [
        0,
        1,
        2**64 - 1,
        *(chance.getrandbits(44) << 20 for _ in range(300)),
        *(chance.getrandbits(64) for _ in range(9000)),
    ]
    rows = [chance.choice(marks) or 1 for _ in range(20_000)]
    for row, mark in enumerate(rows, start=1):
        assert met.first(mark, row) == known.get(mark, 0)
        known.setdefault(mark, row)
    assert len(met) == len(known)
    assert all(met.first(mark, 1) == row for mark, row in known.items())


def test_a_row_takes_few_bytes():
    met = Met()
    for row in range(1, 50_001):
        assert met.first(int(hashlib.sha256(str(row).encode()).hexdigest()[:16], 16), row) == 0
    assert sum(sys.getsizeof(part) for part in (met._marks, met._rows)) / 50_000 < 40
    assert met.first(0, 7) == 0
    assert met.first(0, 8) == 7

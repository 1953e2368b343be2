"""Which rows of a table were met before: a hash table in two arrays, for a dict takes five times the memory."""

from __future__ import annotations

from array import array
from typing import Final

_SMALLEST: Final = 1 << 10


class Met:
    """Keeps 64-bit marks of keys, and the row in which each was met first."""

    def __init__(self) -> None:
        self._size = _SMALLEST
        self._count = 0
        self._marks = array("Q", bytes(8 * self._size))
        self._rows = array("I", bytes(4 * self._size))

    def __len__(self) -> int:
        return self._count

    def first(self, mark: int, row: int) -> int:
        """Return the row in which the mark was met first, or 0 and note that it was this one.

        :param mark: 64 bits that are spread evenly, as those of a SHA-256 are.
        :param row: the number of the row, from 1.
        """
        place = self._place(mark or 1)
        if self._marks[place]:
            return self._rows[place]
        self._marks[place], self._rows[place] = mark or 1, row
        self._count += 1
        if self._count * 3 > self._size * 2:
            self._grow()
        return 0

    def _place(self, mark: int) -> int:
        """Return the place of the mark, or the empty one where it belongs."""
        marks, last = self._marks, self._size - 1
        place = mark & last
        while (found := marks[place]) and found != mark:
            place = (place + 1) & last
        return place

    def _grow(self) -> None:
        marks, rows = self._marks, self._rows
        self._size *= 2
        self._marks = array("Q", bytes(8 * self._size))
        self._rows = array("I", bytes(4 * self._size))
        for mark, row in zip(marks, rows, strict=True):
            if mark:
                place = self._place(mark)
                self._marks[place], self._rows[place] = mark, row

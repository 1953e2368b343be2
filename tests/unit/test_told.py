"""What a journal tells of files: those that are attached, whether old entries name them or not."""

import json

from paydesk.audit import told
from paydesk.audit.sift import _NOTHING


def entry(seq, action, file, number=None, source="draft"):
    detail = None if number is None else json.dumps({"id": number, "kind": "invoice", "name": f"{number}.pdf"})
    return _NOTHING._replace(seq=seq, action=action, file=file, from_status=source, detail=detail)


def papers(*entries):
    return [(one.sha256, one.seq, one.name, one.in_content) for one in told._papers(entries)]


def test_a_detached_file_is_gone_and_its_twin_stays():
    first, second, gone = entry(1, "attach", "a", 1), entry(2, "attach", "a", 2), entry(3, "detach", "a", 1)
    assert papers(first, second, gone) == [("a", 2, "2.pdf", True)]


def test_an_old_entry_tells_the_hash_alone():
    old, new, gone = entry(1, "attach", "a"), entry(2, "attach", "b", 2, "pending"), entry(3, "detach", "a", 1)
    assert papers(old, new) == [("a", 1, "", True), ("b", 2, "2.pdf", False)]
    assert papers(old, new, gone) == [("b", 2, "2.pdf", False)]
    assert papers(old, entry(2, "attach", "a"), gone) == [("a", 2, "", True)]

"""Read one file: all its codes, and its texts."""

from __future__ import annotations

from paydesk.errors import N_, Problem
from paydesk.formats.invoice import child, code, text
from paydesk.formats.invoice.model import Finding, Invoice, Paper


def read(name: str, body: bytes) -> Invoice:
    """Return what a file says, and what of it could not be read.

    :param name: how people know the file.
    :raises InvalidData: the file is of an unknown kind, locked, damaged, or too much to read.
    :raises Unavailable: a library is missing.
    """
    findings: list[Finding] = []
    papers: list[Paper] = []
    warnings: list[Problem] = []
    for part in child.read(name, body):
        known = part.name or name
        if part.refused:
            error = child.refusal(known, part.refused)
            warnings.append(Problem("file", error.error_code, error.text, error.params))
            continue
        found = [code.read(payload, known) for payload in part.codes]
        if part.text.strip():
            found.append(text.read(part.text, known))
        if part.left:
            left = N_("{path}: {count} more pages were not read")
            warnings.append(Problem("file", "pages_left", left, {"path": known, "count": part.left}))
        useful = [one for one in found if one.values or one.problems]
        findings += useful
        if part.body is not None and (useful or part.kind == "pdf"):
            papers.append(Paper(known, part.body))
    return Invoice(tuple(findings), tuple(papers), tuple(warnings))

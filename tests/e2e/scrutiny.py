"""Answers of the scrutiny routes that are hard to bring about, made up: suspect results, decisions that no longer stand."""

import json
from typing import Any

from playwright.sync_api import Page, Route

PLAN, REPORT = "d-cc1fa5597639", "d-45b32e05a39a"
OTHER = "d-12c848e90738"
TIME = "2031-05-09T10:00:00+00:00"


def named(id_: str, title: str) -> dict[str, str]:
    return {"document_id": id_, "file": f"{id_}.md", "title": title}


def citation(quote: str, start: int) -> dict[str, Any]:
    place = {"kind": "report", "date": "2031-05", "component": None, "section": ["Lamps"], "page": None, "page_label": None}
    span = {"quote": quote, "start": start, "end": start + len(quote), "sha256": "0" * 64}
    return {"marker": 1, **named(REPORT, "Lamp report"), **place, **span}


def review(
    decision: str, status: str, proposed: str, note: str = "", by: str = "B. Warden", stands: bool = True
) -> dict[str, Any]:
    return {"decision": decision, "status": status, "proposed": proposed, "note": note, "by": by, "at": TIME, "stands": stands}


def cell(id_: str, status: str, evidence: list[Any], decided: Any = None) -> dict[str, Any]:
    reason = "Reported on in 1 passage." if evidence else "No passage speaks of it."
    return {"document_id": id_, "status": status, "confidence": 0.9, "evidence": evidence, "reason": reason, "review": decided}


def row(order: int, heading: str, text: str, cells: list[Any]) -> dict[str, Any]:
    return {
        "id": f"c-{order:012d}",
        "heading": heading,
        "text": text,
        "page": None,
        "order": order,
        "best": "partial",
        "cells": cells,
    }


def counts(covered: int, partial: int, not_covered: int) -> dict[str, Any]:
    total = {"commitments": 4, "covered": covered, "partial": partial, "not_covered": not_covered}
    return {"total": total, "headings": []}


def matrix(page_text: str) -> dict[str, Any]:
    """Four commitments by two documents; the evidence is the beginning of a page's text."""
    lamps = [citation(page_text[2:40], 2)]
    stale = review("agree", "covered", "covered", stands=False)
    rows = [
        row(1, "Lights", "Light every pier.", [cell(REPORT, "covered", lamps), cell(OTHER, "not_covered", [])]),
        row(2, "Lights", "Paint the <b>buoys</b>.", [cell(REPORT, "partial", lamps), cell(OTHER, "not_covered", [])]),
        row(3, "Ferries", "Sail twice a day.", [cell(REPORT, "not_covered", []), cell(OTHER, "not_covered", [])]),
        row(4, "Ferries", "Mend the quay.", [cell(REPORT, "partial", lamps, stale), cell(OTHER, "not_covered", [])]),
    ]
    documents = [named(REPORT, "Lamp report"), named(OTHER, "Ferry minutes")]
    summary = {"documents": [counts(1, 2, 1), counts(0, 0, 4)], "best": counts(1, 2, 1)}
    return {
        "plan": named(PLAN, "Harbour plan"),
        "documents": documents,
        "commitments": rows,
        "suspect": [OTHER],
        "summary": summary,
    }


def listed(made: dict[str, Any]) -> dict[str, Any]:
    """What is kept; the second document has changed."""
    plan = {"document_id": PLAN, "title": "Harbour plan"}
    return {
        "results": [
            {"plan": plan, "document": one, "checked_at": TIME, "suspect": number == 1, "summary": summary, "reviewed": number}
            for number, (one, summary) in enumerate(zip(made["documents"], made["summary"]["documents"], strict=True))
        ]
    }


def commitment(order: int, text: str) -> dict[str, Any]:
    further = {"section": "listed", "lead": "", "actor": "", "target": "", "deadline": "", "strength": "vague"}
    return {"id": f"c-{order}", "heading": "Lights", "text": text, "page": 1, "order": order, **further}


def word(op: str, text: str) -> dict[str, str]:
    return {"op": op, "text": text}


COMPARISON = {
    "old": named(PLAN, "Harbour plan 2030"),
    "new": named(REPORT, "Harbour plan 2034"),
    "pairs": [
        {
            "kind": "widened",
            "old": [commitment(1, "Light 12 lamps by 2031")],
            "new": [commitment(1, "Light 20 lamps by 2031")],
            "similarity": 0.9,
            "difference": [word("same", "Light"), word("removed", "12"), word("added", "20"), word("same", "lamps by 2031")],
            "targets": [{"what": "quantity", "change": "raised", "old": "12 lamps", "new": "20 lamps"}],
        },
        {
            "kind": "new",
            "old": [],
            "new": [commitment(2, "Dredge <i>yearly</i>")],
            "similarity": 0,
            "difference": [],
            "targets": [],
        },
        {"kind": "dropped", "old": [commitment(2, "Sail daily")], "new": [], "similarity": 0, "difference": [], "targets": []},
    ],
    "summary": {"kept": 0, "reworded": 0, "narrowed": 0, "widened": 1, "split": 0, "merged": 0, "dropped": 1, "new": 1},
}


def answering(page: Page, made: dict[str, Any]) -> None:
    """Answer the page's requests for coverage and comparison."""

    def answer(route: Route) -> None:
        address = route.request.url
        if "/v1/compare" in address:
            route.fulfill(json=COMPARISON)
        elif address.endswith("/review"):
            body = json.loads(route.request.post_data or "{}")
            chosen = next(one for one in made["commitments"] if one["id"] == body["commitment"])["cells"][0]
            status = chosen["status"] if body["decision"] == "agree" else body["decision"]
            decided = review(body["decision"], status, chosen["status"], body["note"], body["by"])
            route.fulfill(json=chosen | {"review": decided})
        elif "/matrix" in address:
            route.fulfill(json=made)
        else:
            route.fulfill(json=listed(made))

    page.route("**/v1/coverage**", answer)
    page.route("**/v1/coverage/**", answer)
    page.route("**/v1/compare**", answer)

"""An evidence record in Markdown, to read and print: questions, answers and sources. Markdown's own signs are escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.exports.wording import page_words, read_how
from corpus.plain import clean, folded
from corpus.results import MARKERS, Worded

if TYPE_CHECKING:
    from corpus.results import Answer, Citation

_SIGNS = re.compile(r"([\\`*_\[\]<>#|~&])")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its answer: when it was asked (ISO 8601), and what the search was restricted to, in words."""

    at: str
    answer: Answer
    restricted_to: str = ""


def as_markdown(made: str, questions: Sequence[Asked]) -> str:
    """The record. ``made`` is its first sentence: what it is of, when and by which program it was written."""
    lines = ["# Evidence record", "", made]
    for number, each in enumerate(questions, 1):
        lines += ["", f"## {number}. {plain(each.answer.question)}", "", *_question(each)]
    documents = cited(each.answer for each in questions)
    if documents:
        lines += ["", "## Documents cited", "", "| Document | File | sha256 |", "|---|---|---|"]
        lines += [f"| {plain(one.title)} | {plain(one.file)} | `{one.sha256}` |" for one in documents]
    return "\n".join(lines) + "\n"


def cited(answers: Iterable[Answer]) -> list[Citation]:
    """One citation for each document cited, in the order of first citation."""
    first: dict[str, Citation] = {}
    for answer in answers:
        for citation in answer.citations:
            first.setdefault(citation.sha256, citation)
    return list(first.values())


def plain(text: str) -> str:
    """Words on one line that Markdown shows as they are."""
    return _SIGNS.sub(r"\\\1", folded(text))


def _question(asked: Asked) -> list[str]:
    answer = asked.answer
    lines = [f"- Asked: {asked.at}", f"- Understood as: {plain(answer.standalone_question)}"]
    if asked.restricted_to:
        lines.append(f"- Restricted to: {plain(asked.restricted_to)}")
    lines.append(f"- Status: {answer.status.replace('_', ' ')}{f' ({plain(answer.reason)})' if answer.reason else ''}")
    lines.append(f"- Worded by: {plain(answer.generator)}")
    lines += [f"- Warning: {plain(warning)}" for warning in answer.warnings]
    for line in filter(str.strip, answer.lines()):
        lines += ["", _line(line)]
    for citation in answer.citations:
        lines += ["", *_source(citation)]
    return lines


def _line(line: str) -> str:
    """Only what is a quotation stands in quotation marks, and in a block of its own."""
    found = MARKERS.search(line)
    if found is None:
        return plain(line)
    said = plain(line[: found.start()])
    return f"{said} {found[0].strip()}" if isinstance(line, Worded) else f'> "{said}" {found[0].strip()}'


def _source(citation: Citation) -> list[str]:
    place = [citation.title, citation.component or "", " > ".join(citation.section)]
    place.append(page_words(citation.page, citation.page_label) + read_how(citation))
    return [
        f"[{citation.marker}] {plain(', '.join(part for part in place if part))}",
        "",
        f"- File: {plain(citation.file)}, characters {citation.start} to {citation.end}",
        f"- sha256: `{citation.sha256}`",
        *([f"- Said by: {plain(citation.speaker)}"] if citation.speaker else []),
        "- Quotation:",
        "",
        *(f"  > {plain(line)}".rstrip() for line in clean(citation.quote).split("\n")),
    ]

"""A conversation as an evidence record in Markdown, to read and print. Markdown's own signs in it are escaped."""

import re

from api.version import program_version
from corpus.conversations import ConversationResult, TurnResult
from corpus.results import Citation

_SIGNS = re.compile(r"([\\`*_\[\]<>#|~&!])")
_MARKERS = re.compile(r"\s*((?:\[\d+\]\s*)+)$")


def as_markdown(conversation: ConversationResult) -> str:
    """The whole record."""
    lines = [
        "# Evidence record",
        "",
        f"Conversation {conversation.id} of {conversation.created}, by answerable {program_version()}.",
    ]
    for turn in conversation.turns:
        lines += ["", f"## {turn.number}. {plain(turn.answer.question)}", "", *_turn(turn)]
    cited = {one.sha256: one for turn in conversation.turns for one in turn.answer.citations}
    if cited:
        lines += ["", "## Documents cited", "", "| Document | File | sha256 |", "|---|---|---|"]
        lines += [f"| {plain(one.title)} | {plain(one.file)} | `{one.sha256}` |" for one in cited.values()]
    return "\n".join(lines) + "\n"


def _turn(turn: TurnResult) -> list[str]:
    answer = turn.answer
    lines = [f"- Asked: {turn.asked_at}", f"- Understood as: {plain(answer.standalone_question)}"]
    lines.append(f"- Status: {answer.status.replace('_', ' ')}{f' ({plain(answer.reason)})' if answer.reason else ''}")
    lines.append(f"- Worded by: {plain(answer.generator)}")
    lines += [f"- Warning: {plain(warning)}" for warning in answer.warnings]
    for line in filter(str.strip, answer.text.split("\n")):
        found = _MARKERS.search(line)
        lines += ["", f'> "{plain(line[: found.start()])}" {found[1].strip()}' if found else plain(line)]
    for citation in answer.citations:
        lines += ["", *_source(citation)]
    return lines


def _source(citation: Citation) -> list[str]:
    page = f"page {citation.page}" if citation.page else ""
    if citation.page_label and citation.page_label != str(citation.page):
        page += f" (printed {citation.page_label})"
    place = [citation.title, citation.component or "", " > ".join(citation.section), page]
    return [
        f"[{citation.marker}] {plain(', '.join(part for part in place if part))}",
        "",
        f"- File: {plain(citation.file)}, characters {citation.start} to {citation.end}",
        f"- sha256: `{citation.sha256}`",
        "- Quotation:",
        "",
        *(f"  > {plain(line)}".rstrip() for line in citation.quote.split("\n")),
    ]


def plain(text: str) -> str:
    """Words on one line that Markdown shows as they are."""
    return _SIGNS.sub(r"\\\1", " ".join("".join(c if c.isprintable() else " " for c in text).split()))

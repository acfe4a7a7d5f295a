"""The heads of committee reports: "Report title:", "Report to:", "Date:" and the like, in a table or in lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.models import Block, BlockKind, ParsedFile
from ingest.metadata.dates import first_date
from ingest.packs.agenda import find_reference

_LABELS = (
    r"report title|title of (?:the )?report|title|subject|report to|report of|report by|report author|author|to|from|by"
    r"|report (?:no|number|ref(?:erence)?)\.?|ref(?:erence)?|agenda item(?: no\.?| number)?|item(?: no\.?| number)?"
    r"|date|date of (?:meeting|report)|meeting date|for|for decision|enquiries to|contact(?: officer| details)?"
    r"|purpose of (?:the )?report|classification|status|wards?(?: \(?s\)?)? affected"
    r"|(?:county )?divisions? affected|lead officer|lead member|committee|meeting|cabinet member"
    r"|portfolio(?: holder)?|decision maker|presented by|officer"
)
_FIELD = re.compile(rf"^\W*(?P<label>{_LABELS})\W*?:\W*?(?P<value>\s\S.*|)$", re.IGNORECASE | re.DOTALL)
# In the first of two cells a label needs no colon, but "Ref" or "Status" may be the name of a column.
_LABEL = re.compile(
    r"^(?:report \w+|title of (?:the )?report|subject|agenda item(?: no\.?| number)?|date(?: of \w+)?|meeting date"
    r"|committee|enquiries to|contact officer|lead (?:officer|member)|purpose of (?:the )?report|\w+ affected|author)$",
    re.IGNORECASE,
)
_AGENDA_ITEM = re.compile(r"^\W*agenda item(?: no\.?| number)?\W+\d{1,2}\w?\W*$", re.IGNORECASE)
# A page before an agenda has "Date:" and "Contact:" too; these only a report has.
_OF_REPORTS = re.compile(r"report|subject|agenda item|purpose", re.IGNORECASE)
_ENDS_REPORT = re.compile(r"contact|enquiries|officer$", re.IGNORECASE)
_TITLES = ("report title", "title of report", "title of the report", "subject", "title")
# A head has at least this many labels, with at most this many other blocks between one and the next.
_LEAST_LABELS, _MOST_BETWEEN = 3, 2


@dataclass(slots=True)
class ReportHeader:
    """A head: positions of its first and last block, and its fields by label in lower case."""

    first: int
    last: int
    fields: dict[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str | None:
        """What the head says the report is called."""
        return next((self.fields[label] for label in _TITLES if self.fields.get(label)), None)

    @property
    def date(self) -> str | None:
        """The date in the head, ISO."""
        dates = (first_date(value) for label, value in self.fields.items() if "date" in label or label == "meeting")
        return next((date for date in dates if date), None)

    @property
    def reference(self) -> str | None:
        """The report's number, if the head gives one."""
        labelled = (v for k, v in self.fields.items() if k.startswith(("report n", "report ref", "ref")))
        value = next(labelled, None)
        return value or find_reference(" ".join(self.fields.values()))


def report_headers(parsed: ParsedFile) -> list[ReportHeader]:
    """The heads of reports in a file, in order."""
    heads: list[ReportHeader] = []
    current: ReportHeader | None = None
    for position, pairs in _labelled(parsed):
        repeats = current is not None and any(_OF_REPORTS.search(k) and k in current.fields for k, _ in pairs)
        begins = current is None or repeats or _between(parsed.blocks, current.last, position) > _MOST_BETWEEN
        if begins and all(_ENDS_REPORT.match(label) for label, _ in pairs):
            continue  # whom to ask stands at a report's end, and the next report's head may be right below
        if current is None or begins:
            current = ReportHeader(position, position)
            heads.append(current)
        current.last = position
        current.fields.update(pairs)
    return [
        head for head in heads if len(head.fields) >= _LEAST_LABELS and any(_OF_REPORTS.search(label) for label in head.fields)
    ]


def fields_of(parsed: ParsedFile, block: Block) -> list[tuple[str, str]]:
    """The labels of a block with their values, white space folded; empty if it holds none."""
    if _AGENDA_ITEM.match(parsed.text_of(block)):
        return [("agenda item", " ".join(re.findall(r"\d+\w?", parsed.text_of(block))))]
    table = block.kind is BlockKind.TABLE_ROW and bool(block.cells)
    parts = list(block.cells) if table else re.split(r"[\n\t]", parsed.text_of(block))
    found: list[tuple[str, str]] = []
    for number, part in enumerate(parts):
        match = _FIELD.match(part.strip())
        following = parts[number + 1].strip() if number + 1 < len(parts) else ""
        if match:
            value = match["value"].strip() or ("" if _FIELD.match(following) else following)
            found.append((match["label"].lower().rstrip("."), " ".join(value.strip(" *").split())))
        elif table and number == 0 and len(parts) == 2 and _LABEL.match(part.strip()) and following:
            found.append((part.strip(" :").lower(), " ".join(following.split())))
    return found


def _labelled(parsed: ParsedFile) -> Iterator[tuple[int, list[tuple[str, str]]]]:
    for position, block in enumerate(parsed.blocks):
        pairs = fields_of(parsed, block) if block.kind is not BlockKind.FURNITURE else []
        if pairs:
            yield position, pairs


def _between(blocks: Sequence[Block], first: int, last: int) -> int:
    return sum(block.kind is not BlockKind.FURNITURE for block in blocks[first + 1 : last])

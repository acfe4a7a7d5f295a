"""The check that every answer passes before anybody sees it."""

import re
from collections.abc import Callable

from corpus.errors import GroundingError
from corpus.results import Answer, Citation

_MARKER = re.compile(r"\[(\d+)\]")
_NUMBER = re.compile(r"\d+(?:[.,:/-]\d+)*")


def check(answer: Answer, page_text: Callable[[str, int], str], sha256: Callable[[str], str | None]) -> Answer:
    """The same answer, if every quotation, marker, hash and number in it holds.

    ``page_text(document_id, page)`` is the stored text (page from 1), ``sha256(document_id)`` the hash of the
    ingested file.

    Raises:
        GroundingError: naming what does not hold. This is a bug and never shown as an answer.
    """
    for citation in answer.citations:
        _check_citation(citation, page_text, sha256)
    markers = {citation.marker for citation in answer.citations}
    used = {int(marker) for marker in _MARKER.findall(answer.text)}
    if used != markers:
        raise GroundingError(f"Markers in the text {sorted(used)} are not those of the citations {sorted(markers)}.")
    quoted = " ".join(citation.quote for citation in answer.citations)
    if loose := loose_numbers(answer.text, quoted):
        raise GroundingError(f"Numbers in the answer that no quotation holds: {', '.join(loose)}.")
    if answer.status == "not_found" and answer.citations:
        raise GroundingError("An answer that was not found has citations.")
    if answer.status != "not_found" and not answer.citations:
        raise GroundingError("An answer without a citation.")
    return answer


def loose_numbers(text: str, quoted: str) -> list[str]:
    """Numbers and dates of ``text``, markers left out, that do not occur in ``quoted``."""
    held = set(_NUMBER.findall(quoted))
    return [number for number in _NUMBER.findall(_MARKER.sub("", text)) if number not in held]


def _check_citation(citation: Citation, page_text: Callable[[str, int], str], sha256: Callable[[str], str | None]) -> None:
    where = f"[{citation.marker}] {citation.file}, page {citation.page or 1}, {citation.start}-{citation.end}"
    if sha256(citation.document_id) != citation.sha256:
        raise GroundingError(f"{where}: the file is not the one that was ingested.")
    if (
        not citation.quote.strip()
        or page_text(citation.document_id, citation.page or 1)[citation.start : citation.end] != citation.quote
    ):
        raise GroundingError(f"{where}: the quotation is not what the page says.")

"""PDF files that are damaged, hostile or out of the common, made here object by object."""

import io
import random
import zlib
from collections.abc import Iterator, Sequence

from fpdf import FPDF
from pypdf import PdfReader, PdfWriter

from tests.integration.odd_file import Odd

PROSE = "Wardens walked the quay wall on forty nights in spring and spoke to every trader they met there. "
PAGES = 5000


def plain_pdf() -> bytes:
    """Three pages of text, as programs write them."""
    made = FPDF()
    for number in range(1, 4):
        made.add_page()
        made.set_font("helvetica", "B", 16)
        made.multi_cell(0, 10, f"Part {number}: Wardens on quay {number}", new_x="LMARGIN", new_y="NEXT")
        made.set_font("helvetica", size=11)
        made.multi_cell(0, 6, f"Quay {number} has {number + 3} lamps. " + PROSE * 3)
    return bytes(made.output())


def assembled(objects: Sequence[str | bytes], trailer: str = "/Root 1 0 R") -> bytes:
    """A file of the objects 1, 2, 3 ... with a right cross-reference table."""
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n".encode())
        out.write(body if isinstance(body, bytes) else body.encode())
        out.write(b"\nendobj\n")
    start = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    out.write("".join(f"{place:010} 00000 n \n" for place in places).encode())
    out.write(f"trailer\n<< /Size {len(objects) + 1} {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def stream(data: bytes, more: str = "") -> bytes:
    """The body of a stream object."""
    return f"<< /Length {len(data)} {more} >>\nstream\n".encode() + data + b"\nendstream"


TEXT = stream(f"BT /F1 11 Tf 72 700 Td ({PROSE}) Tj ET".encode())
FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
PAGE = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> {} >>"


def one_page(content: bytes = TEXT, *, page: str = "", catalog: str = "", more: Sequence[str | bytes] = ()) -> bytes:
    """A file of one page; ``more`` are objects 6, 7 ..."""
    return assembled(
        [
            f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            page or PAGE.format(""),
            content,
            FONT,
            *more,
        ]
    )


def many_pages(count: int = PAGES) -> bytes:
    """A file of so many pages with one line each."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(count))
    objects: list[str | bytes] = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {count} >>", FONT]
    for n in range(count):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * n} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(stream(f"BT /F1 11 Tf 72 700 Td (Berth {n} was let to {n * 7 + 3} boats last year.) Tj ET".encode()))
    return assembled(objects)


def encrypted(password: str) -> bytes:
    """The plain file, locked."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(plain_pdf())))
    writer.encrypt(password, algorithm="RC4-128")
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


def flipped(data: bytes, seed: int, share: float = 0.002) -> bytes:
    """The bytes with one bit turned over in so many of them."""
    chance, held = random.Random(seed), bytearray(data)
    for _ in range(max(1, int(len(held) * share))):
        held[chance.randrange(len(held))] ^= 1 << chance.randrange(8)
    return bytes(held)


def odd_pdfs() -> Iterator[Odd]:
    """All of them."""
    whole = plain_pdf()
    for tenth in range(1, 10):
        yield Odd(f"cut-{tenth}0-percent.pdf", whole[: len(whole) * tenth // 10])
    for seed in range(1, 6):
        yield Odd(f"bits-turned-{seed}.pdf", flipped(whole, seed))
    yield Odd("locked.pdf", encrypted("quay"), "failed", "protected by a password")
    yield Odd("picture-named.pdf", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "failed", "not a PDF file")
    yield Odd("page-named.pdf", b"<html><body><p>A page of the web.</p></body></html>", "failed", "not a PDF file")
    yield Odd("nothing.pdf", b"", "failed", "is empty")
    yield Odd("zeros.pdf", bytes(50_000), "failed", "is empty")
    yield Odd("head-alone.pdf", b"%PDF-1.7\n", "failed")
    yield Odd("rubbish-behind-head.pdf", b"%PDF-1.4 \x00\xff" * 3000, "failed")
    yield Odd("rubbish-around.pdf", b"rubbish\n" * 20 + whole + b"\nrubbish" * 50, "added")
    yield Odd("no-pages.pdf", assembled(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"]), "failed")
    yield Odd("blank-page.pdf", one_page(stream(b" ")), "failed", "holds no text")
    yield from _loops()
    yield from _sizes()


def _loops() -> Iterator[Odd]:
    cycle = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"]
    yield Odd("page-tree-in-a-circle.pdf", assembled([*cycle, "<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1 >>"]))
    yield Odd("page-tree-its-own-child.pdf", assembled([cycle[0], "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"]))
    outline = [
        "<< /Type /Outlines /First 7 0 R /Last 8 0 R /Count 2 >>",
        "<< /Title (One) /Parent 6 0 R /Next 8 0 R /First 8 0 R /Last 8 0 R /Dest [3 0 R /Fit] >>",
        "<< /Title (Two) /Parent 6 0 R /Next 7 0 R /Prev 7 0 R /First 7 0 R /Last 7 0 R /Dest [3 0 R /Fit] >>",
    ]
    yield Odd("bookmarks-in-a-circle.pdf", one_page(catalog="/Outlines 6 0 R", more=outline), "added")
    labels = ["<< /Kids [6 0 R] >>"]
    yield Odd("page-labels-in-a-circle.pdf", one_page(catalog="/PageLabels 6 0 R", more=labels), "added")
    whole = one_page()
    start = whole.rindex(b"xref\n0")
    again = whole.replace(b"/Root 1 0 R", f"/Root 1 0 R /Prev {start}".encode())
    yield Odd("cross-references-in-a-circle.pdf", again)
    yield Odd("object-of-itself.pdf", one_page(b"4 0 R"))
    form = stream(b"/X1 Do", "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X1 6 0 R >> >>")
    page = PAGE.format("").replace("/Font <<", "/XObject << /X1 6 0 R >> /Font <<")
    drawn = stream(f"/X1 Do BT /F1 11 Tf 72 700 Td ({PROSE}) Tj ET".encode())
    yield Odd("drawing-of-itself.pdf", one_page(drawn, page=page, more=[form]), "added")
    parent = PAGE.format("").replace("/Parent 2 0 R", "/Parent 3 0 R").replace("/MediaBox [0 0 595 842] ", "")
    yield Odd("page-its-own-parent.pdf", one_page(page=parent))


def _sizes() -> Iterator[Odd]:
    yield Odd("five-thousand-pages.pdf", many_pages(), "added")
    deep = "[" * 20_000 + "]" * 20_000
    yield Odd("objects-nested-deep.pdf", one_page(catalog=f"/Deep {deep}"))
    yield Odd("dictionaries-nested-deep.pdf", one_page(catalog="/D " + "<< /D " * 5000 + "1" + " >>" * 5000))
    bomb = zlib.compress(b" " * 100_000_000, 9)
    yield Odd("stream-that-unpacks-huge.pdf", one_page(stream(bomb, "/Filter /FlateDecode")))
    twice = zlib.compress(zlib.compress(b"0 0 m\n" * 10_000_000, 9), 9)
    yield Odd("stream-packed-twice.pdf", one_page(stream(twice, "/Filter [/FlateDecode /FlateDecode]")))
    vast = PAGE.format("").replace("595 842", "9999999999 9999999999")
    yield Odd("page-as-large-as-a-country.pdf", one_page(page=vast))
    yield Odd("page-of-no-size.pdf", one_page(page=PAGE.format("").replace("595 842", "0 0")))
    yield Odd("page-turned-inside-out.pdf", one_page(page=PAGE.format("").replace("0 0 595 842", "595 842 0 0")))
    wrong = TEXT.replace(b"/Length ", b"/Length 99999999")
    yield Odd("length-that-lies.pdf", one_page(wrong))
    count = one_page().replace(b"/Count 1", b"/Count 2000000000")
    yield Odd("count-that-lies.pdf", count)
    nested = b"q " * 100_000 + TEXT.split(b"stream\n", 1)[1].rsplit(b"\nendstream", 1)[0]
    yield Odd("graphics-states-never-closed.pdf", one_page(stream(nested)))
    image = stream(
        b"\x00" * 100, "/Type /XObject /Subtype /Image /Width 30000 /Height 30000 /ColorSpace /DeviceGray /BitsPerComponent 8"
    )
    page = PAGE.format("").replace("/Font <<", "/XObject << /X1 6 0 R >> /Font <<")
    yield Odd("picture-as-large-as-a-hall.pdf", one_page(stream(b"q 595 0 0 842 0 0 cm /X1 Do Q"), page=page, more=[image]))

"""Word files, pages of the web and texts that are damaged, hostile or out of the common."""

import io
import random
import zipfile
from collections.abc import Iterator

from docx import Document

from tests.integration.odd_file import Odd
from tests.integration.odd_pdfs import PROSE, flipped, plain_pdf

TEXT = "Quay wardens\n\nThe wardens walked the quay on forty nights. They met 96 traders at the café.\n"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def plain_docx() -> bytes:
    """A heading and some paragraphs, as Word writes them."""
    made = Document()
    made.add_heading("Quay wardens", 1)
    for number in range(1, 6):
        made.add_paragraph(f"Quay {number} has {number + 3} lamps. {PROSE}")
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def repacked(data: bytes, changed: dict[str, bytes]) -> bytes:
    """The archive with some parts changed or added."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in changed:
                new.writestr(name, old.read(name))
        for name, part in changed.items():
            new.writestr(name, part)
    return held.getvalue()


def body(xml: str) -> bytes:
    """The plain Word file with another body."""
    part = f'<?xml version="1.0" encoding="UTF-8"?><w:document {W}><w:body>{xml}</w:body></w:document>'
    return repacked(plain_docx(), {"word/document.xml": part.encode()})


def odd_docx() -> Iterator[Odd]:
    """Word files."""
    whole = plain_docx()
    for tenth in range(1, 10):
        yield Odd(f"cut-{tenth}0-percent.docx", whole[: len(whole) * tenth // 10], "failed", "damaged")
    for seed in range(1, 6):
        yield Odd(f"bits-turned-{seed}.docx", flipped(whole, seed, 0.0005))
    yield Odd("nothing.docx", b"", "failed", "is empty")
    yield Odd("text-named.docx", TEXT.encode(), "failed", "not a Word file")
    yield Odd("locked.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000), "failed", "encrypted")
    yield Odd("pdf-named.docx", plain_pdf(), "added")
    yield Odd("sheet-named.docx", repacked(zipped({}), {"xl/workbook.xml": b"<x/>"}), "failed", "not a Word file")
    yield Odd("archive-of-nothing.docx", zipped({}), "failed")
    bomb = b"<a>" + b" " * 80_000_000
    yield Odd("bomb.docx", repacked(whole, {"word/document.xml": bomb}), "failed", "far too large")
    yield Odd("bomb-in-a-picture.docx", repacked(whole, {"word/media/image1.png": bytes(120_000_000)}), "failed", "far too large")
    yield Odd("parts-without-number.docx", repacked(whole, {f"p{n}.xml": b"" for n in range(10_001)}), "failed", "far too large")
    outside = {"../../../../tmp/answerable-outside.txt": b"out", "/etc/answerable-outside": b"out", "..\\up.txt": b"out"}
    yield Odd("names-that-lead-outside.docx", repacked(whole, outside), "added")
    laughs = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'
    yield Odd("entities.docx", repacked(whole, {"word/document.xml": laughs}), "failed", "document type")
    paragraph = f"<w:p><w:r><w:t>{PROSE}</w:t></w:r></w:p>"
    depth = 3000
    tables = "<w:tbl><w:tr><w:tc>" * depth + paragraph + "<w:p/></w:tc></w:tr></w:tbl>" * depth
    yield Odd("tables-nested-deep.docx", body(tables))
    controls = "<w:sdt><w:sdtContent>" * depth + paragraph + "</w:sdtContent></w:sdt>" * depth
    yield Odd("controls-nested-deep.docx", body(controls))
    yield Odd("elements-nested-deep.docx", body("<w:x>" * 100_000 + "</w:x>" * 100_000), "failed")
    yield Odd("no-relations.docx", zipped({"word/document.xml": b"<w:document/>"}), "failed")
    yield Odd("body-of-nothing.docx", body(""), "failed", "holds no text")


def zipped(parts: dict[str, bytes]) -> bytes:
    """An archive of these parts; one byte of comment where there is none, so that it begins as archives do."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in (parts or {"a.txt": b"x"}).items():
            archive.writestr(name, part)
    return held.getvalue()


def odd_pages() -> Iterator[Odd]:
    """Pages of the web."""
    script = "<html><head><script src='a.js'></script></head><body><div id=app></div><script>run()</script></body></html>"
    yield Odd("script-alone.html", script.encode(), "failed", "script draws the page")
    yield Odd("nothing.html", b"<html><body></body></html>", "failed", "holds no text")
    yield Odd("navigation-alone.html", b"<html><body><nav><a href=a>Home</a></nav></body></html>", "failed", "holds no text")
    said = f"<p>{PROSE}</p>"
    yield Odd("boxes-nested-deep.html", ("<div>" * 20_000 + said + "</div>" * 20_000).encode())
    yield Odd("lists-nested-deep.html", ("<ul><li>" * 5000 + said + "</li></ul>" * 5000).encode())
    yield Odd("tables-nested-deep.html", ("<table><tr><td>" * 2000 + said + "</td></tr></table>" * 2000).encode())
    yield Odd("never-closed.html", ("<p>" + PROSE + "<b><i><font>").encode() * 2000, "added")
    yield Odd("cells-reaching-far.html", f"<table><tr><td colspan=99999999 rowspan=99999999>{PROSE}</td></tr></table>".encode())
    yield Odd("attributes-without-end.html", f"<p {'a=b ' * 200_000}>{PROSE}</p>".encode(), "added")
    yield Odd("in-utf-16.html", f"<html><body><p>{PROSE}</p></body></html>".encode("utf-16"), "added")
    yield Odd("declared-wrongly.html", f"<meta charset=utf-99><p>{PROSE} café</p>".encode("latin-1"), "added")


def odd_texts() -> Iterator[Odd]:
    """Texts."""
    yield Odd("nothing.txt", b"", "failed", "is empty")
    yield Odd("blanks.md", b" \n\t\n\x0c\n" * 50, "failed")
    yield Odd("zero-bytes-within.txt", TEXT.encode().replace(b" ", b"\0"), "failed", "not a text file")
    yield Odd("noise.txt", random.Random(1).randbytes(20_000), "failed", "not a text file")
    yield Odd("picture-named.md", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "failed", "not a text file")
    yield Odd("pdf-named.txt", plain_pdf(), "added")
    for encoding in ("utf-16", "utf-16-be", "utf-16-le", "latin-1", "utf-8-sig", "utf-32"):
        mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
        known = encoding in {"utf-16", "utf-16-be", "latin-1", "utf-8-sig"}
        yield Odd(f"in-{encoding}.txt", mark + TEXT.encode(encoding), "added" if known else "failed")
    yield Odd("bytes-that-are-no-utf-8.txt", TEXT.encode() + b"\xff\xfe\x80" + TEXT.encode(), "added")
    yield Odd("half-a-pair.txt", "\ufeff".encode("utf-16-le") + TEXT.encode("utf-16-le") + b"\x00\xd8")
    yield Odd("old-mac-line-ends.txt", TEXT.replace("\n", "\r").encode(), "added")
    yield Odd("escapes-for-terminals.txt", f"{TEXT}\x1b[2J\x1b]0;title\x07{TEXT * 20}".encode(), "added")
    yield Odd("right-to-left.txt", (TEXT + "\u202eevil\u202c \u200b\u2066x\u2069 \U0001f6a2\n").encode(), "added")
    yield Odd("one-endless-line.txt", (PROSE * 3000).encode(), "added")
    yield Odd("one-endless-word.txt", b"x" * 1_000_000)
    yield Odd(
        "huge.txt",
        "".join(f"Berth {n} was let to {n * 7 + 3} boats, and paid {n + 12} pounds.\n\n" for n in range(4_000)).encode(),
        "added",
    )
    yield Odd("form-feeds.txt", b"\x0c" * 20_000 + TEXT.encode(), "added")
    yield Odd("front-matter-broken.md", b"---\ntitle: [unclosed\n---\n\n# Quay\n\nQuay 4 has lamps.\n", "added")
    yield Odd(
        "front-matter-of-aliases.md",
        b"---\na: &a [x,x,x,x,x,x,x,x,x]\n"
        + b"".join(f"{chr(98 + n)}: &{chr(98 + n)} [{','.join([f'*{chr(97 + n)}'] * 9)}]\n".encode() for n in range(9))
        + b"---\n\n# Quay\n\nQuay 4 has lamps.\n",
    )
    yield Odd("quotes-nested-deep.md", b">" * 50_000 + b" " + TEXT.encode())
    yield Odd("brackets.md", b"# Quay\n\n" + b"[" * 50_000 + b"(" * 50_000 + b"\n\nQuay 4 has 7 lamps.\n", "added")
    yield Odd("stars.md", b"# Quay\n\n" + b"*" * 100_000 + b"\n\nQuay 4 has 7 lamps.\n", "added")
    yield Odd("lists-nested-deep.md", "".join(f"{'  ' * n}- Quay {n} has lamps\n" for n in range(1000)).encode())
    yield Odd(
        "a-table-of-many-columns.md", ("# Quay\n\n" + "|a" * 3000 + "|\n" + "|-" * 3000 + "|\n" + "|7" * 3000 + "|\n").encode()
    )
    yield Odd("blanks-without-end.txt", TEXT.encode() + b" " * 2_000_000 + TEXT.encode(), "added")
    yield Odd("line-ends-without-end.txt", TEXT.encode() + b"\n" * 1_000_000 + TEXT.encode(), "added")

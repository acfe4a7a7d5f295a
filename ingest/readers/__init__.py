"""One module a kind of file: bytes in, pages and blocks out."""

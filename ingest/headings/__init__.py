"""Which lines of plain text are headings: by their form, their neighbours, their numbers and the contents list."""

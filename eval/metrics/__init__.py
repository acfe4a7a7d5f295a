"""One metric a file: formula, symbols and source in the docstring. Undefined is nan; a missing answer is a miss."""

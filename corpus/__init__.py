"""The language everyone speaks, and the record of what is held."""

"""Which commitments of a plan a document covers, with the evidence."""

"""What is quoted, and how a quotation leaves the program."""

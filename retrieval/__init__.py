"""From a question to checked evidence."""

"""Who holds an office, who was there, who said it."""

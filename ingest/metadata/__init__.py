"""What a file is: its kind, title, publisher, date and period."""

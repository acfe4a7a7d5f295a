"""What a plan undertakes to do."""

"""List items in plain text, and the signs in front of them."""

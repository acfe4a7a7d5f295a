"""Whether a text holds what a question asks for, one sign a module, and the decision made of them."""

"""Answers in a language model's words, where one is configured; nothing here is imported otherwise."""

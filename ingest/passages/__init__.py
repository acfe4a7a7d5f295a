"""Blocks to spans and passages, and what is indexed beside their text."""

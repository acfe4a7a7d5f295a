"""What a person sees: the chat, and what the command line draws.

Library objects come in, text goes out. Nothing here searches, reads a file format or decides what an answer is. Modules
import rich, prompt_toolkit and the library only when they are used, so that ``answerable --help`` stays quick.
"""

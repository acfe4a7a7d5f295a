"""What a person sees: the chat, and what the command line draws.

Answers and reports come in, text goes out. Nothing here searches, reads a file format or decides what an answer is.
Modules import rich, prompt_toolkit and the assistant only when used, so that ``answerable --help`` stays quick.
"""

"""How the reader was made: questions on documents that it is never measured on, what stands near their answers, and the training.

    python -m eval.training --files ../shared/real-documents

Needs ``answerable[training]``.
"""

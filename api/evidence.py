"""A conversation as an evidence record."""

from corpus.conversations import ConversationResult
from corpus.exports.record import Asked
from corpus.exports.record import as_markdown as record
from corpus.version import program_version


def as_markdown(conversation: ConversationResult) -> str:
    """The whole record."""
    made = f"Conversation {conversation.id} of {conversation.created}, by answerable {program_version()}."
    return record(made, [Asked(turn.asked_at, turn.answer) for turn in conversation.turns])

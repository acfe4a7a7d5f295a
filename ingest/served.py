"""The far side of ``ingest.workers``: one function, called with each argument that comes in, under limits."""

import importlib
import os
import pickle
import signal
import sys

from corpus.errors import AnswerableError, UnreadableFile

_GRACE = 30  # seconds after which the process ends itself, should the caller have died and no longer end it


def serve(target: str, memory: str) -> None:
    """Answer calls from standard input on standard output until it ends.

    ``target`` is "module:function"; ``memory`` is how many bytes of address space the process may take.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the caller, who ends us
    calls = sys.stdin.buffer
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not get among the replies
    _limit_memory(int(memory))
    module, _, name = target.partition(":")
    function = getattr(importlib.import_module(module), name)
    while True:
        try:
            seconds, argument = pickle.load(calls)
        except EOFError:
            return
        _end_after(int(seconds) + _GRACE)
        try:
            reply = (True, function(argument))
        except AnswerableError as error:
            reply = (False, error)
        except MemoryError:
            reply = (False, UnreadableFile("The file needs more memory than it may take.", "Split it."))
        _end_after(0)
        pickle.dump(reply, replies)
        replies.flush()


def _limit_memory(most: int) -> None:
    try:
        import resource
    except ImportError:  # not on this platform
        return
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(resource.RLIMIT_AS, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _end_after(seconds: int) -> None:
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)

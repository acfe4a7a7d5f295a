"""Functions that a worker is made to call: what strangers' files do to readers."""

import os
import signal
import sys
import time

from corpus.errors import EncryptedFile


def echo(argument):
    print("printed by a library")
    sys.stderr.write("and complained about\n")
    return argument, os.getpid()


def refuse(argument):
    raise EncryptedFile(f"{argument} is locked.", "Give its password.")


def hang(argument):
    time.sleep(60)


def crash(argument):
    os.kill(os.getpid(), signal.SIGSEGV)


def leave(argument):
    os._exit(3)


def fill(argument):
    return len(bytearray(argument))


def shadowed(argument):
    import json

    return json.__file__

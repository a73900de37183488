"""Runs one command and tells what it took: ``python launcher.py OUTPUT COMMAND...``.

A process counts the memory of the one that started it as its own until it becomes another program, so this one stays
small: it imports next to nothing.
"""

import json
import os
import sys
import time


def main(output: str, *words: str) -> None:
    """Run it with its output in a file, its complaints nowhere; print seconds, processor time, memory, exit code."""
    out = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    streams = [(os.POSIX_SPAWN_DUP2, out, 1), (os.POSIX_SPAWN_DUP2, nowhere, 2)]
    start = time.perf_counter()
    process = os.posix_spawnp(words[0], words, os.environ, file_actions=streams)
    _, status, usage = os.wait4(process, 0)
    seconds = time.perf_counter() - start
    print(json.dumps([seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss, os.waitstatus_to_exitcode(status)]))


if __name__ == "__main__":
    main(*sys.argv[1:])

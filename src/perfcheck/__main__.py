"""The command line's front door. It answers ``--version`` before anything heavy is imported."""

from __future__ import annotations

import gc
import sys

INTERRUPTED = 130


def main() -> int:
    """Run the command line and give its exit code."""
    if sys.argv[1:] == ["--version"]:
        from perfcheck import __version__  # noqa: PLC0415 - nothing else may be imported for this

        sys.stdout.write(f"perfcheck {__version__}\n")
        return 0
    try:
        return _run()
    except KeyboardInterrupt:  # before there was a command that could be interrupted
        return INTERRUPTED


def _run() -> int:
    # A run is short and what it builds has no cycles: looking for them took a twentieth of every start.
    gc.disable()
    from perfcheck.cli.process import end, set_up  # noqa: PLC0415

    set_up()
    from perfcheck.cli.app import run  # noqa: PLC0415

    return end(run(sys.argv[1:]))


if __name__ == "__main__":
    sys.exit(main())

"""How long the commands take to start, as ratios to ``python -c pass`` in the same run.

Every round runs each command once, one after the other, so that a slow moment of the machine hits all of them; the
median of the ratios of all rounds counts. Run it in the environment that perfcheck is installed in::

    python benchmarks/startup.py [ROUNDS]
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
ROUNDS = 21
GOALS = {
    ("--version",): "1.3",
    ("--help",): "6",
    ("validate", "targets/2020.yaml"): "16",
    ("grade", "actuals/q3.yaml"): "20",
    ("grade", "actuals/q3.yaml", "--color", "always"): "20",
    ("grade", "actuals/q3.yaml", "--format", "json"): "-",
    ("schedule",): "-",
}


def seconds(command: list[str]) -> float:
    """The wall time of one run."""
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True, cwd=ROOT)
    return time.perf_counter() - start


def main(rounds: int) -> None:
    """Measure and print."""
    python = [sys.executable, "-c", "pass"]
    script = Path(sys.executable).with_name("perfcheck")
    ratios: dict[tuple[str, ...], list[float]] = {arguments: [] for arguments in GOALS}
    bases: list[float] = []
    for _ in range(rounds):
        base = seconds(python)
        bases.append(base)
        for arguments, found in ratios.items():
            found.append(seconds([str(script), *arguments]) / base)
    print(f"python -c pass: {median(bases) * 1000:.1f} ms (median of {rounds}); ratios to it, median [min, max]:")
    for arguments, found in ratios.items():
        line = " ".join(arguments)
        print(f"{median(found):6.2f}x  [{min(found):.2f}, {max(found):.2f}]  goal {GOALS[arguments]:>4}x  {line}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)

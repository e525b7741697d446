"""Measure what `import okr` adds to the start of Python.

    python benches/python/startup.py [--rounds N] [--module NAME] [--isolated] [--importtime]

Bare `python -c pass` and `python -c "import okr"` take turns; the figure is
the difference of their medians. `--module` measures another library instead.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import time
from importlib.util import find_spec
from statistics import median


def seconds(code: str, flags: list[str]) -> float:
    """Start a Python, run `code`, wait for its end."""
    command = [sys.executable, *flags, "-c", code]
    start = time.perf_counter()
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL)
    return time.perf_counter() - start


def importtime(module: str, most: int = 15) -> None:
    """Print which imports take longest by themselves (one run, so only a hint)."""
    command = [sys.executable, "-I", "-X", "importtime", "-c", f"import {module}"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    rows = re.findall(r"^import time:\s+(\d+) \|\s+(\d+) \| (\s*\S+)", done.stderr, re.MULTILINE)
    print(f"\n{'self':>9}{'with its own':>15}   import (Python's own start included)")
    for own, cumulative, name in sorted(rows, key=lambda row: -int(row[0]))[:most]:
        print(f"{int(own):>6} µs{int(cumulative):>12} µs   {name.strip()}")


def main() -> None:
    parser = argparse.ArgumentParser(description="measure what an import adds to the start of Python")
    parser.add_argument("--rounds", type=int, default=31, metavar="N")
    parser.add_argument("--module", default="okr", metavar="NAME")
    parser.add_argument("--isolated", action="store_true", help="start Python with -I")
    parser.add_argument("--importtime", action="store_true", help="also list the slowest imports (-I -X importtime)")
    arguments = parser.parse_args()
    if find_spec(arguments.module) is None:
        raise SystemExit(f"{arguments.module} is not installed")

    flags = ["-I"] if arguments.isolated else []
    bare_code, import_code = "pass", f"import {arguments.module}"
    for code in (bare_code, import_code):  # byte code and files into their caches
        seconds(code, flags)
    bare, imported = [], []
    for _ in range(arguments.rounds):
        bare.append(seconds(bare_code, flags))
        imported.append(seconds(import_code, flags))

    print(f"medians of {arguments.rounds} interleaved rounds")
    print(f"python -c pass{'':<12}{median(bare) * 1e3:>8.1f} ms")
    print(f"python -c {import_code!r:<16}{median(imported) * 1e3:>8.1f} ms")
    print(f"the import alone{'':<10}{(median(imported) - median(bare)) * 1e3:>8.1f} ms")
    if arguments.importtime:
        importtime(arguments.module)


if __name__ == "__main__":
    main()

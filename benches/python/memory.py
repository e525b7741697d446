"""Compare the memory that loading takes at its peak.

    python benches/python/memory.py [DOCUMENT] [--objectives N] [--repeats N] [--quick]

Each loader runs in a process of its own: it imports the library, reads the
document's bytes, loads them, and reports its peak resident set. From that the
peak of a second process is taken away, which imported the library and read
nothing. The difference, as a multiple of the document's size, counts the
document's bytes, the result, and whatever was needed on the way.
"""

from __future__ import annotations

# This process must stay small, so it imports little and never holds the
# document: on Linux a child's peak starts from what its parent had resident.
import argparse
import resource
import subprocess
import sys
import tempfile
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from statistics import median

# What each loader's process imports before anything is read.
IMPORTS = {"okr": "okr", "msgspec": "msgspec_models", "pydantic": "pydantic_models"}


def peak_bytes() -> int:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def child(name: str, path: str | None) -> None:
    """Import, load if there is a path, and print the peak."""
    module = import_module(IMPORTS[name])
    if path is not None:
        document = Path(path).read_bytes()
        if name == "okr":
            portfolio = module.loads(document)
        elif name == "msgspec":
            portfolio = module.DECODER.decode(document)
        else:
            portfolio = module.Portfolio.model_validate_json(document)
        assert len(portfolio.objectives) > 0
    print(peak_bytes())


def measure(name: str, path: Path | None, repeats: int) -> int:
    """The median peak of fresh processes; the first one only warms up caches."""
    command = [sys.executable, __file__, "--child", name, *([str(path)] if path else [])]
    peaks = []
    for _ in range(repeats + 1):
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        peaks.append(int(done.stdout))
    return int(median(peaks[1:]))


def compare(path: Path, repeats: int) -> None:
    size = path.stat().st_size
    print(f"document: {size / 1e6:.1f} MB; medians of {repeats} processes each")
    print(f"{'':<10}{'import':>12}{'load':>12}{'difference':>14}{'× document':>13}")
    for name in IMPORTS:
        if find_spec(name) is None:
            print(f"{name:<10}is not installed", file=sys.stderr)
            continue
        idle = measure(name, None, repeats)
        loaded = measure(name, path, repeats)
        print(
            f"{name:<10}{idle / 1e6:>9.1f} MB{loaded / 1e6:>9.1f} MB"
            f"{(loaded - idle) / 1e6:>11.1f} MB{(loaded - idle) / size:>13.2f}"
        )


def main() -> None:
    if sys.argv[1:2] == ["--child"]:
        child(sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else None)
        return
    parser = argparse.ArgumentParser(description="compare the peak memory of loading a portfolio")
    parser.add_argument("document", nargs="?", type=Path, metavar="DOCUMENT")
    parser.add_argument("--objectives", type=int, metavar="N", help="size of the document that is generated")
    parser.add_argument("--repeats", type=int, metavar="N", help="5, or 1 with --quick")
    parser.add_argument("--quick", action="store_true", help="a small document, once: does it still run?")
    arguments = parser.parse_args()
    repeats = arguments.repeats or (1 if arguments.quick else 5)
    objectives = arguments.objectives or (500 if arguments.quick else None)

    if arguments.document:
        compare(arguments.document, repeats)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "portfolio.json"
        generator = Path(__file__).with_name("generate.py")
        command = [sys.executable, str(generator), str(path)]
        if objectives is not None:
            command += ["--objectives", str(objectives)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        compare(path, repeats)


if __name__ == "__main__":
    main()

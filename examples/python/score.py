"""Score a portfolio and print the scorecard as JSON.

    python examples/python/score.py FILE AS_OF

The programs in the other languages' folders print the same bytes.
"""

import sys

import okr


def main() -> int:
    if len(sys.argv) != 3:
        print("usage: score.py FILE AS_OF", file=sys.stderr)
        return 2
    path, as_of = sys.argv[1:]
    try:
        card = okr.load(path).score(as_of)
    except okr.LoadError as error:
        print(error, file=sys.stderr)
        return 1
    except (OSError, okr.ValidationError) as error:
        print(error, file=sys.stderr)
        return 2
    sys.stdout.buffer.write(card.to_json().encode() + b"\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

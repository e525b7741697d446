"""How well is a company aligned, what moves its goals, and what should not be so?

python examples/python/align.py FILE AS_OF
"""

import sys

import okr


def main() -> int:
    if len(sys.argv) != 3:
        print("usage: align.py FILE AS_OF", file=sys.stderr)
        return 2
    path, as_of = sys.argv[1:]
    try:
        portfolio = okr.load(path)
        graph = portfolio.alignment.as_of(as_of)
    except okr.OkrError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(error, file=sys.stderr)
        return 2

    print("How well it is aligned:")
    print(graph.measures())

    print("\nOut of sight of the company:")
    nodes = graph.nodes()
    for kind, id, seen in zip(nodes["kind"], nodes["id"], nodes["line_of_sight"], strict=True):
        if kind == "objective" and not seen:
            print(f"  {id}, with {len(graph.descendants(id))} below it")

    print("\nWhat moves each company objective most, and what if it were reached in full:")
    card = portfolio.score(as_of)
    levels = {unit.id: unit.level for unit in portfolio.units.values()}
    for goal in card.objectives.values():
        if levels[goal.owner] != "company" or goal.score is None:
            continue
        moving = [row for row in card.sensitivities(goal.id) if row.derivative > 0]
        if moving:
            change = card.what_if({moving[0].key_result: 1}).objectives.get(goal.id)
            after = goal.score if change is None else change.after
            print(f"  {goal.id}: {moving[0].key_result} by {moving[0].derivative:.3f}, {goal.score} -> {after}")

    print("\nWhat the rules find:")
    for code, number in portfolio.check(as_of).counts().items():
        print(f"  {number:3} {code}  {okr.rule(code).summary}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

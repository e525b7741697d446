"""What `okr checkin`, `okr carry`, `okr edit`, `okr log` and `okr diff` do."""

from __future__ import annotations

import argparse
import re
import sys

from . import _okr
from ._errors import EditError
from ._text import clean, count

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from ._errors import Problem
    from ._portfolio import Portfolio

    _Make = Callable[[Portfolio], Portfolio]

FINE, FINDINGS, USAGE = 0, 1, 2

#: What the command line calls the members of an edit.
_ARGUMENTS = {
    "key_result": "KEY_RESULT",
    "value": "VALUE",
    "cycle": "CYCLE",
    "into": "--into",
    "objectives": "--objective",
    **{name: f"--{name}" for name in ("on", "confidence", "note", "by", "reason", "baseline", "force")},
}


def add(commands: Any, file: argparse.ArgumentParser) -> None:
    """The commands' arguments; `file` has those that say what the file is."""
    edited = argparse.ArgumentParser(add_help=False)
    edited.add_argument(
        "-o", "--output", metavar="FILE", help="write the new version there and leave the file as it is; - for stdout"
    )
    edited.add_argument("--drop-comments", action="store_true", help="write YAML although its comments are lost")
    said = argparse.ArgumentParser(add_help=False)
    said.add_argument("--by", metavar="WHO", help="who does it")
    said.add_argument("--reason", metavar="TEXT", help="why")
    parents = [file, edited, said]

    checkin = commands.add_parser(
        "checkin",
        parents=parents,
        help="record a check-in",
        description="Record a check-in of a key result in the file, with an entry in its audit trail. "
        "The exit code is 1 if the check-in is refused, or if somebody else writes the file: then it is left as it is.",
        epilog="example: okr checkin okrs.yaml kr-nps 41 --on 2026-11-02 --confidence 0.6 --by ada",
        allow_abbrev=False,
    )
    checkin.add_argument("key_result", metavar="KEY_RESULT", help="the id of the key result")
    checkin.add_argument(
        "value", metavar="VALUE", nargs="?", type=_value, help="what it stands at; true or false for a milestone"
    )
    checkin.add_argument(
        "--on", metavar="DATE", help="the day of the check-in, YYYY-MM-DD (default: that of recording)"
    )
    checkin.add_argument("--confidence", metavar="SHARE", type=_number, help="how sure its owner is, 0 to 1")
    checkin.add_argument("--note", metavar="TEXT", help="what there is to say")
    checkin.add_argument("--recorded", metavar="DATE", help="the day of recording (default: today)")
    checkin.set_defaults(run=_checkin)

    carry = commands.add_parser(
        "carry",
        parents=parents,
        help="carry objectives over into another cycle",
        description="Carry objectives of a cycle over into another one: the aspirational ones that are unfinished, "
        "unless others are named.",
        epilog="example: okr carry okrs.yaml 2026-Q4 --into 2027-Q1 --by ada",
        allow_abbrev=False,
    )
    carry.add_argument("cycle", metavar="CYCLE", help="the id of the cycle that ends")
    carry.add_argument("--into", metavar="CYCLE", required=True, help="the id of the cycle that follows")
    carry.add_argument("--objective", metavar="ID", action="append", help="carry this one over; may be repeated")
    carry.add_argument(
        "--baseline",
        choices=_okr.vocabularies()["CarriedBaseline"],
        default="reached",
        help="where key results start from: the value reached (default), or the baseline that they had",
    )
    carry.add_argument("--force", action="store_true", help="also while the cycle is active; needs --reason")
    carry.add_argument("--on", metavar="DATE", help="the day as of which it is done (default: today)")
    carry.set_defaults(run=_carry)

    edit = commands.add_parser(
        "edit",
        parents=[file, edited],
        help="make several edits, all of them or none",
        description="Make the edits of a batch in JSON, all of them or none: "
        '{"on": "2026-11-02", "by": "ada", "reason": "...", "edits": [{"kind": "check_in", ...}, ...]}',
        epilog="example: okr edit okrs.yaml batch.json",
        allow_abbrev=False,
    )
    edit.add_argument("edits", metavar="EDITS", help="the batch; - for stdin")
    edit.set_defaults(run=_edit)

    log = commands.add_parser(
        "log",
        parents=[file],
        help="show what was done to a portfolio",
        description="Show the audit trail of a portfolio: every edit, when, by whom and why.",
        epilog="example: okr log okrs.yaml",
        allow_abbrev=False,
    )
    log.add_argument("--json", action="store_true", help="print JSON")
    log.set_defaults(run=_log)

    diff = commands.add_parser(
        "diff",
        help="show what is different between two portfolios",
        description="Show what is different in a later version of a portfolio. The audit trail is no part of it.",
        epilog="example: okr diff monday.json friday.json",
        allow_abbrev=False,
    )
    diff.add_argument("before", metavar="A", help="a portfolio: JSON, or YAML if it ends in .yaml or .yml; - for stdin")
    diff.add_argument("after", metavar="B", help="a later version of it")
    diff.add_argument("--format", choices=("json", "yaml"), help="what the files are, whatever their names")
    diff.add_argument("--json", action="store_true", help="print JSON")
    diff.add_argument("--exit-code", action="store_true", help="exit with 1 if anything is different")
    diff.set_defaults(run=_diff)


def _value(given: str) -> float | bool:
    return given == "true" if given in ("true", "false") else _number(given)


def _number(given: str) -> float:
    if re.fullmatch(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?", given, re.ASCII) is None:
        raise argparse.ArgumentTypeError(f"`{given}` is not a number, such as 41 or 0.5")
    return float(given)


def _checkin(options: argparse.Namespace) -> int:
    def make(portfolio: Portfolio) -> Portfolio:
        return portfolio.check_in(
            *(options.key_result, options.value),
            on=options.on,
            confidence=options.confidence,
            note=options.note,
            by=options.by,
            reason=options.reason,
            recorded=options.recorded,
        )

    def told(portfolio: Portfolio) -> str:
        edit = portfolio.audit[-1].edit
        return f"{edit['key_result']} checked in on {edit['on']}"

    return _change(options, make, told)


def _carry(options: argparse.Namespace) -> int:
    def make(portfolio: Portfolio) -> Portfolio:
        return portfolio.carry_over(
            *(options.cycle, options.into),
            objectives=options.objective,
            baseline=options.baseline,
            force=options.force,
            by=options.by,
            reason=options.reason,
            recorded=options.on,
        )

    def told(portfolio: Portfolio) -> str:
        copies = portfolio.audit[-1].was
        names = ", ".join(copies)
        return f"{count(len(copies), 'objective')} carried over into {options.into}: {names}"

    return _change(options, make, told)


def _edit(options: argparse.Namespace) -> int:
    from ._cli import _read, _Refused, _shown_name, _utf8

    if options.file == "-" and options.edits == "-":
        raise _Refused("the portfolio and the edits cannot both come from stdin")
    name, data = _shown_name(options.edits), _read(options.edits)
    text = _utf8(data, name)
    before = 0

    def make(portfolio: Portfolio) -> Portfolio:
        nonlocal before
        before = len(portfolio.audit)
        return portfolio.edit_json(text)

    def told(portfolio: Portfolio) -> str:
        return f"{count(len(portfolio.audit) - before, 'edit')} made"

    return _change(options, make, told, lambda problems: _rendered(name, data, problems))


def _log(options: argparse.Namespace) -> int:
    from ._cli import _load, _print_json

    portfolio = _load(options, sys.stderr)
    if portfolio is None:
        return FINDINGS
    if options.json:
        _print_json(portfolio.audit.to_json())
    elif portfolio.audit:
        print(portfolio.audit)
    return FINE


def _diff(options: argparse.Namespace) -> int:
    from ._cli import _load, _print_json, _Refused

    if options.before == options.after == "-":
        raise _Refused("both portfolios cannot come from stdin")
    portfolios = []
    for name in (options.before, options.after):
        options.file = name
        portfolios.append(_load(options, sys.stderr))
    before, after = portfolios
    if before is None or after is None:
        return FINDINGS
    diff = before.diff(after)
    if options.json:
        _print_json(diff.to_json())
    else:
        for line in str(diff).splitlines():
            print(clean(line))
    return FINDINGS if diff and options.exit_code else FINE


def _change(
    options: argparse.Namespace,
    make: _Make,
    told: Callable[[Portfolio], str],
    render: Callable[[list[Problem]], str] | None = None,
) -> int:
    """Read the file, make the edits and write it, or write to where the options say."""
    from ._cli import _read, _reason, _Refused, _shown_name
    from ._errors import ValidationError
    from ._files import Conflict, Unsure, held, write
    from ._layout import Unfaithful

    name = _shown_name(options.file)
    output = options.output if options.output is not None else "-" if options.file == "-" else None
    if output is not None and _same_file(output, options.file):
        output = None
    target = name if output is None else _shown_name(output)
    try:
        if output is None:
            with held(options.file) as file:
                if not file.locked:
                    print(f"okr: {name} cannot be locked here: see that nobody else writes it", file=sys.stderr)
                made = _made(options, file.data, options.file, make)
                if made is None:
                    return FINDINGS
                file.replace(made[1])
        else:
            made = _made(options, _read(options.file), output, make)
            if made is None:
                return FINDINGS
            if output == "-":
                sys.stdout.flush()
                sys.stdout.buffer.write(made[1])
                return FINE
            write(output, made[1])
    except EditError as error:
        text = _plain(error.problems) if render is None else render(error.problems)
        print(text, file=sys.stderr)
        return FINDINGS
    except Conflict as conflict:
        print(f"okr: {target}: {conflict}", file=sys.stderr)
        return FINDINGS
    except Unsure as unsure:
        raise _Refused(f"{target} is written, but may not outlive a power failure: {unsure}") from None
    except (ValidationError, Unfaithful) as error:
        raise _Refused(_reason(error) if isinstance(error, ValidationError) else f"{target}: {error}") from None
    except (OSError, ValueError) as error:  # ValueError: a name with a NUL in it
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise _Refused(f"cannot write {target}: {reason}") from None
    print(clean(f"{target}: {told(made[0])}"))
    return FINE


def _made(options: argparse.Namespace, data: bytes, target: str, make: _Make) -> tuple[Portfolio, bytes] | None:
    """The new version and what is to be written; None once the problems of the old one are told."""
    from ._cli import _is_yaml, _loaded, _Refused
    from ._layout import has_comments, rewritten

    before = _loaded(data, options, sys.stderr)
    if before is None:
        return None
    after = make(before)
    was_yaml = _is_yaml(options)
    in_place = target == options.file
    yaml = was_yaml if in_place or target == "-" else target.lower().endswith((".yaml", ".yml"))
    if in_place and was_yaml and not options.drop_comments and has_comments(data.decode(), before):
        raise _Refused(
            f"{clean(target)} has comments, which would be lost: "
            "write it with --drop-comments, or elsewhere with --output"
        )
    return after, rewritten(after, data, was_yaml, yaml)


def _same_file(one: str, other: str) -> bool:
    import os

    try:
        return "-" not in (one, other) and os.path.samefile(one, other)
    except (OSError, ValueError):
        return False


def _plain(problems: list[Problem]) -> str:
    """Problems of an edit that the command line said."""
    lines = []
    for problem in problems:
        member = problem.path.removeprefix("/edits/0").lstrip("/").partition("/")[0]
        place = _ARGUMENTS.get(member, problem.path)
        help = re.sub(r"`(reason|force)`", r"`--\1`", problem.help)
        lines.append(f"okr: {place}: {problem.code}: {problem.message}{f' ({help})' if help else ''}")
        lines += [f"okr:   {related.path}: {related.message}" for related in problem.related]
    return "\n".join(map(clean, lines))


def _rendered(name: str, data: bytes, problems: list[Problem]) -> str:
    """Problems of a batch, with their source lines."""
    from ._cli import _columns, _paint
    from ._render import document, render

    told = document(name, data, "json", problems, failed=True)
    limit = _columns() if sys.stderr.isatty() else None
    return render([told], "text", colour=_paint(sys.stderr).wanted, width=limit).rstrip("\n")

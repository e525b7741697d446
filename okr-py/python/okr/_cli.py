"""The console command `okr`, which is also `python -m okr`."""

from __future__ import annotations

import argparse
import os
import sys

from . import _okr
from ._errors import LoadError, ValidationError
from ._text import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from ._errors import Problem
    from ._findings import Finding
    from ._portfolio import Portfolio
    from ._scorecard import Scorecard
    from ._statement import Lexicon

FINE, FINDINGS, USAGE = 0, 1, 2

EXAMPLES = """\
examples:
  okr score okrs.yaml                                  what everything stands at today
  okr score okrs.json --as-of 2026-11-15 --json        the scorecard as JSON
  okr score okrs.json --policy google                  the same goals by other rules
  okr explain okrs.json o-trust                        where a score comes from
  okr forecast okrs.yaml                               where everything goes
  okr forecast okrs.yaml --backtest                    how good forecasts would have been
  okr validate okrs.yaml                               every problem, with its place
  okr check okrs.yaml                                  what should not be so
  okr align okrs.yaml                                  who supports whom, how well, and what should not be so
  okr stats okrs.yaml --by unit                        what the scores of groups come to
  okr rule ALN001                                      what a finding means
  okr read "Reduce churn from 8% to 3%"                what a title says
  okr draft goals.md                                   a portfolio from an outline
  okr checkin okrs.yaml kr-nps 41 --by ada             record a check-in in the file
  okr carry okrs.yaml 2026-Q4 --into 2027-Q1           take goals on into the next cycle
  okr edit okrs.yaml batch.json                        several edits, all of them or none
  okr log okrs.yaml                                    what was done, when, by whom and why
  okr diff monday.json friday.json                     what is different

exit codes: 0 fine, 1 the document has problems or findings, 2 the command cannot be carried out
"""

_ESCAPES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "blue": "34"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with these arguments, by default the process's own; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a title that the terminal cannot show is no reason to stop
    try:
        options = _parser().parse_args(arguments)
    except SystemExit as exit:
        return exit.code if isinstance(exit.code, int) else USAGE
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except _Refused as refused:
        print(f"okr: {refused}", file=sys.stderr)
        return USAGE
    except BrokenPipeError:
        # Whoever read the output has had enough of it; keep Python from complaining at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except KeyboardInterrupt:
        return 130
    return code


class _Refused(Exception):
    """The command cannot be carried out; the text says why."""


def _parser() -> argparse.ArgumentParser:
    from ._check_cli import add as add_check
    from ._edit_cli import add as add_edits

    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(
        prog="okr",
        description="OKRs held and scored exactly.",
        epilog=EXAMPLES,
        formatter_class=raw,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"okr {_okr.VERSION}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    file = argparse.ArgumentParser(add_help=False)
    file.add_argument(
        "file", metavar="FILE", help="a portfolio: JSON, or YAML if it ends in .yaml or .yml; - for stdin"
    )
    file.add_argument("--format", choices=("json", "yaml"), help="what the file is, whatever its name")
    day = argparse.ArgumentParser(add_help=False)
    day.add_argument("--as-of", metavar="DATE", help="the day to score as of, YYYY-MM-DD (default: today)")
    day.add_argument(
        "--policy", metavar="NAME", help=f"one of {', '.join(_okr.POLICIES)} (default: the portfolio's own)"
    )
    scoring = argparse.ArgumentParser(add_help=False, parents=[day])
    scoring.add_argument("--basis", choices=("current", "original"), default="current", help="original: no amendments")
    scoring.add_argument("--json", action="store_true", help="print JSON")

    score = commands.add_parser(
        "score",
        parents=[file, scoring],
        help="score everything as of a day",
        description="Score everything as of a day and print a table: "
        "`!` marks a score that a review overrides, `^` one that a guardrail caps.",
        epilog="example: okr score okrs.yaml --as-of 2026-11-15 --policy google",
        allow_abbrev=False,
    )
    score.set_defaults(run=_score)
    explain = commands.add_parser(
        "explain",
        parents=[file, scoring],
        help="say where a score comes from",
        description="Say where the score of an objective or a key result comes from.",
        epilog="example: okr explain okrs.yaml o-trust --as-of 2026-11-15",
        allow_abbrev=False,
    )
    explain.add_argument("id", metavar="ID", help="the id of an objective or a key result")
    explain.add_argument("--kind", choices=("objective", "key_result"), help="which, if one of each has the id")
    explain.set_defaults(run=_explain)
    forecast = commands.add_parser(
        "forecast",
        parents=[file, scoring],
        help="say where goals go if things move on as they have",
        description="Say what may become of objectives and key results by their due dates: score, the 80 %% interval "
        "around the median, and the probabilities of the expected score and of 1.0. One id alone is told in full.",
        epilog="example: okr forecast okrs.yaml kr-nps --as-of 2026-11-15",
        allow_abbrev=False,
    )
    forecast.add_argument("ids", metavar="ID", nargs="*", help="objectives and key results (default: all)")
    forecast.add_argument(
        "--backtest", action="store_true", help="instead, say how good forecasts before past check-ins would have been"
    )
    forecast.set_defaults(run=_forecast)
    validate = commands.add_parser(
        "validate",
        parents=[file],
        help="report every problem of a document",
        description="Report every problem of a document, with its place and what would be right.",
        epilog="example: okr validate okrs.yaml",
        allow_abbrev=False,
    )
    validate.set_defaults(run=_validate)
    align = commands.add_parser(
        "align",
        parents=[file, day],
        help="show who supports whom, measures, and findings",
        description="Show who supports whom as of a day, how well the objectives are aligned, "
        "and what the rules find. The exit code is 1 if they find anything.",
        epilog="example: okr align okrs.yaml --as-of 2026-11-15 --unit support",
        allow_abbrev=False,
    )
    align.add_argument("--unit", metavar="ID", help="only what this unit and all below it own")
    form = align.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print measures and findings as JSON")
    form.add_argument("--dot", action="store_true", help="print the graph alone, for Graphviz")
    form.add_argument("--mermaid", action="store_true", help="print the graph alone, as a Mermaid flowchart")
    align.set_defaults(run=_align)
    add_check(commands).set_defaults(run=_check)
    stats = commands.add_parser(
        "stats",
        parents=[file, scoring],
        help="say what the scores of groups come to",
        description="Say what the scores of groups come to as of a day: how they are spread, whether goals are as hard "
        "as they should be, whether promises are kept and confidence is earned, how regularly people check in.",
        epilog="example: okr stats okrs.yaml --as-of 2026-11-15 --by unit",
        allow_abbrev=False,
    )
    stats.add_argument(
        "--by",
        action="append",
        metavar="WHAT",
        choices=_okr.vocabularies()["Grouping"],
        help=f"one of {', '.join(_okr.vocabularies()['Grouping'])}; may be given several times (default: level)",
    )
    stats.add_argument("--individuals", action="store_true", help="count and show the goals of individuals too")
    stats.set_defaults(run=_stats)
    rule = commands.add_parser(
        "rule",
        help="explain a rule, or list them all",
        description="Explain a rule: what it finds, why, a bad and a good example. Without a code: list all rules.",
        epilog="example: okr rule ALN001",
        allow_abbrev=False,
    )
    rule.add_argument("code", metavar="CODE", nargs="?", help="the code or name of a rule, such as ALN001 or orphan")
    rule.set_defaults(run=_rule)
    _add_statements(commands)
    add_edits(commands, file)
    return parser


def _add_statements(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    words = argparse.ArgumentParser(add_help=False)
    words.add_argument("--language", metavar="LANG", default="en", help="the language of the titles (default: en)")
    words.add_argument("--words", metavar="FILE", help="word lists of your own instead of a language's")
    read = commands.add_parser(
        "read",
        parents=[words],
        help="say what a title says",
        description="Read titles: what each part is, what is to change, and the measure that follows.",
        epilog='example: okr read "Reduce churn from 8%% to 3%%"',
        allow_abbrev=False,
    )
    read.add_argument("title", metavar="TITLE", nargs="+", help="a title; several are read one after the other")
    read.add_argument("--kind", choices=("key_result", "objective"), default="key_result", help="what it is a title of")
    read.add_argument("--json", action="store_true", help="print JSON")
    read.set_defaults(run=_read_titles)
    draft = commands.add_parser(
        "draft",
        parents=[words],
        help="make a portfolio of an outline",
        description="Make a portfolio of an outline in plain text or Markdown. What had to be assumed is said on "
        "standard error; the exit code is 1 only if no portfolio could be made.",
        epilog="example: okr draft goals.md --cycle 2026-Q4 2026-10-01 2026-12-31 --unit Support -o okrs.json",
        allow_abbrev=False,
    )
    draft.add_argument("file", metavar="FILE", help="an outline; - for stdin")
    draft.add_argument(
        "--cycle", metavar=("ID", "START", "END"), nargs=3, help="the cycle of objectives above which none is named"
    )
    draft.add_argument("--organization", metavar="NAME", help="the name of the organization")
    draft.add_argument("--unit", metavar="NAME", help="who owns the objectives for which no owner is named")
    draft.add_argument("--level", choices=("company", "department", "team", "individual"), default="team")
    draft.add_argument("--commitment", choices=("committed", "aspirational"), help="of objectives without a mark")
    draft.add_argument("-o", "--output", metavar="FILE", help="write the portfolio there and not to standard output")
    draft.set_defaults(run=_draft)


def _score(options: argparse.Namespace) -> int:
    portfolio = _load(options, sys.stderr)
    if portfolio is None:
        return FINDINGS
    card = _scored(portfolio, options)
    if options.json:
        _print_json(card.to_json())
        return FINE
    from ._table import table

    limit = _columns() if sys.stdout.isatty() else None
    print(table(card, limit, _paint(sys.stdout), not _unicode(sys.stdout)))
    return FINE


def _explain(options: argparse.Namespace) -> int:
    portfolio = _load(options, sys.stderr)
    if portfolio is None:
        return FINDINGS
    card = _scored(portfolio, options)
    try:
        explanation = card.explain(options.id, options.kind)
    except ValidationError as error:
        raise _Refused(_reason(error)) from None
    if options.json:
        _print_json(explanation.to_json())
    else:
        print("\n".join(map(clean, explanation.text.splitlines())))
    return FINE


def _stats(options: argparse.Namespace) -> int:
    portfolio = _load(options, sys.stderr)
    if portfolio is None:
        return FINDINGS
    try:
        told = portfolio.statistics(
            options.as_of, options.policy, options.basis, individuals=options.individuals, by=options.by or ["level"]
        )
    except ValidationError as error:
        raise _Refused(_reason(error)) from None
    if options.json:
        _print_json(told.to_json())
        return FINE
    from ._statistics_text import text

    page = _page()
    print(f"{page.paint(clean(portfolio.organization.name), 'bold')}, {text(told, page.paint, page.ascii)}")
    return FINE


def _forecast(options: argparse.Namespace) -> int:
    from ._forecast_cli import shown

    portfolio = _load(options, sys.stderr)
    if portfolio is None:
        return FINDINGS
    try:
        text = shown(portfolio, options, _page())
    except ValidationError as error:
        raise _Refused(_reason(error)) from None
    if options.json:
        _print_json(text)
    else:
        print(text)
    return FINE


def _validate(options: argparse.Namespace) -> int:
    portfolio = _load(options, sys.stdout)
    if portfolio is None:
        return FINDINGS
    counts = repr(portfolio).partition(": ")[2].rstrip(">")
    print(f"{_shown_name(options.file)}: no problems ({counts})")
    return FINE


def _align(options: argparse.Namespace) -> int:
    from ._align_cli import align

    data = _read(options.file)
    portfolio = _loaded(data, options, sys.stderr)
    if portfolio is None:
        return FINDINGS
    try:
        shown = align(portfolio, data, options, _page(), _shown_name(options.file), _is_yaml(options))
    except ValidationError as error:
        raise _Refused(_reason(error)) from None
    if options.json:
        _print_json(shown.text)
    else:
        print(shown.text)
    return FINDINGS if shown.findings else FINE


def _check(options: argparse.Namespace) -> int:
    from ._check_cli import Refused, check

    if options.explain is not None:
        options.code = options.explain
        return _rule(options)
    try:
        text, code = check(options, _page(), _read, _shown_name)
    except Refused as refused:
        raise _Refused(str(refused)) from None
    except ValidationError as error:
        raise _Refused(_reason(error)) from None
    if options.format in ("text", "concise", "statistics"):
        print(text, end="")
    else:
        _print_json(text.rstrip("\n"))
    return code


def _rule(options: argparse.Namespace) -> int:
    from ._rules import explain_rule, rules

    if options.code is None:
        for rule in rules():
            print(f"{rule.code}  {rule.name:<27}  {rule.severity:<7}  {rule.summary}")
        return FINE
    try:
        print(explain_rule(options.code), end="")
    except ValidationError as error:
        raise _Refused(_reason(error)) from None
    return FINE


def _read_titles(options: argparse.Namespace) -> int:
    from ._statement_cli import read

    try:
        shown = read(options, _lexicon(options), _page())
    except ValidationError as error:
        raise _Refused(_reason(error)) from None
    if options.json:
        _print_json(shown)
    else:
        print(shown)
    return FINE


def _draft(options: argparse.Namespace) -> int:
    from ._statement_cli import draft

    data = _read(options.file)
    name = _shown_name(options.file)
    try:
        drafted = draft(_utf8(data, name), options, _lexicon(options))
    except LoadError as error:
        _tell(name, data, error.problems)
        return FINDINGS
    except ValidationError as error:
        raise _Refused(_reason(error)) from None
    if drafted.findings:
        _tell(name, data, drafted.findings)
    text = drafted.to_json(pretty=True)
    if options.output is None:
        _print_json(text)
        return FINE
    _write(options.output, f"{text}\n".encode())
    return FINE


def _write(name: str, data: bytes) -> None:
    """Write a file whole or not at all."""
    from ._files import Conflict, Unsure, write

    try:
        write(name, data)
    except (Conflict, Unsure, OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise _Refused(f"cannot write {clean(name)}: {reason}") from None


def _tell(name: str, data: bytes, found: Sequence[Finding | Problem]) -> None:
    """Say on standard error what was found in an outline."""
    from ._render import document, render

    told = document(name, data, "json", found, failed=bool(found) and not hasattr(found[0], "severity"))
    limit = _columns() if sys.stderr.isatty() else None
    print(render([told], "text", colour=_paint(sys.stderr).wanted, width=limit), end="", file=sys.stderr)


def _lexicon(options: argparse.Namespace) -> Lexicon:
    from ._statement import Lexicon

    if options.words is None:
        return Lexicon(options.language)
    return Lexicon.from_text(_utf8(_read(options.words), _shown_name(options.words)))


def _utf8(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _Refused(f"{name} is not UTF-8: the byte at offset {error.start} does not belong there") from None


def _load(options: argparse.Namespace, report: TextIO) -> Portfolio | None:
    """The portfolio; None once its problems are reported."""
    return _loaded(_read(options.file), options, report)


def _is_yaml(options: argparse.Namespace) -> bool:
    if options.format is None:
        return bool(options.file.lower().endswith((".yaml", ".yml")))
    return bool(options.format == "yaml")


def _loaded(data: bytes, options: argparse.Namespace, report: TextIO) -> Portfolio | None:
    from ._portfolio import loads

    try:
        return loads(data, format="yaml" if _is_yaml(options) else "json")
    except LoadError as error:
        from ._render import document, render

        format = "yaml" if _is_yaml(options) else "json"
        told = document(_shown_name(options.file), data, format, error.problems, failed=True)
        limit = _columns() if report.isatty() else None
        print(render([told], "text", colour=_paint(report).wanted, width=limit), end="", file=report)
        return None


def _read(name: str) -> bytes:
    try:
        if name == "-":
            return sys.stdin.buffer.read()
        with open(name, "rb") as file:
            return file.read()
    except (OSError, ValueError) as error:  # ValueError: a name with a NUL in it
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise _Refused(f"cannot read {_shown_name(name)}: {reason}") from None


def _shown_name(name: str) -> str:
    return "<stdin>" if name == "-" else clean(name)


def _scored(portfolio: Portfolio, options: argparse.Namespace) -> Scorecard:
    try:
        return portfolio.score(options.as_of, options.policy, options.basis)
    except ValidationError as error:
        raise _Refused(_reason(error)) from None


def _reason(error: ValidationError) -> str:
    problem = error.problems[0]
    return clean(f"{problem.message} ({problem.help})" if problem.help else problem.message)


def _print_json(text: str) -> None:
    """Print JSON in UTF-8, whatever the terminal's encoding is."""
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        print(text)
    else:
        sys.stdout.flush()
        buffer.write(text.encode() + b"\n")


class Page:
    """Colours, the width to keep to if there is one, and whether ASCII is all that can be shown."""

    def __init__(self, paint: _Paint, limit: int | None, ascii: bool) -> None:
        self.paint, self.limit, self.ascii = paint, limit, ascii


class _Paint:
    """Colours words on a terminal that wants them."""

    def __init__(self, wanted: bool) -> None:
        self.wanted = wanted

    def __call__(self, word: str, colour: str) -> str:
        return f"\x1b[{_ESCAPES[colour]}m{word}\x1b[0m" if self.wanted else word


def _paint(stream: TextIO) -> _Paint:
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return _Paint(stream.isatty() and not plain)


def _page() -> Page:
    """How to print on standard output."""
    return Page(_paint(sys.stdout), _columns() if sys.stdout.isatty() else None, not _unicode(sys.stdout))


def _columns() -> int:
    from shutil import get_terminal_size

    return get_terminal_size().columns


def _unicode(stream: TextIO) -> bool:
    try:
        "█░–…".encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True

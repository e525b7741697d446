"""What `okr check` does: many documents, one report, and an exit code."""

from __future__ import annotations

import argparse
import sys

from . import _okr
from ._errors import LoadError, OkrError
from ._text import clean, count

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ._cli import Page
    from ._findings import Baseline, Findings
    from ._model import Checks

SEVERITIES = ("error", "warning", "hint")


class Refused(Exception):
    """The command cannot be carried out; the text says why."""


def add(commands: Any) -> argparse.ArgumentParser:
    """The command's arguments."""
    words = _okr.vocabularies()
    check: argparse.ArgumentParser = commands.add_parser(
        "check",
        help="report what the rules find",
        description="Report what the rules find as of a day: what can be loaded and scored, and yet should not be so. "
        "The exit code is 1 if there is a problem, or a finding at or above --fail-on.",
        epilog="examples: okr check okrs.yaml --as-of 2026-11-15\n"
        "          okr check teams/*.yaml --config checks.yaml --format github\n"
        "          okr check okrs.yaml --baseline known.json --fail-on error",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    check.add_argument(
        "files", metavar="FILE", nargs="*", help="portfolios: JSON, or YAML if it ends in .yaml or .yml; - for stdin"
    )
    check.add_argument("--input-format", choices=("json", "yaml"), help="what the files are, whatever their names")
    check.add_argument("--as-of", metavar="DATE", help="the day to check as of, YYYY-MM-DD (default: today)")
    check.add_argument(
        "--policy", metavar="NAME", help=f"one of {', '.join(_okr.POLICIES)} (default: the portfolio's own)"
    )
    check.add_argument("--config", metavar="FILE", help="a configuration: JSON, or YAML by its name")
    check.add_argument("--profile", choices=words["Profile"], help="where to start from")
    check.add_argument("--language", choices=words["Language"], help="the language of the titles")
    check.add_argument(
        "--select", metavar="RULES", action="append", help="run only these: codes, names, starts of codes, by commas"
    )
    check.add_argument("--ignore", metavar="RULES", action="append", help="leave these out")
    check.add_argument(
        "--severity", metavar="RULE=LEVEL", action="append", type=_severity, help="error, warning or hint for a rule"
    )
    check.add_argument(
        "--option", metavar="RULE.NAME=NUMBER", action="append", type=_option, help="a number that a rule takes"
    )
    check.add_argument("--format", choices=words["OutputFormat"], default="text", help="default: text")
    check.add_argument("--show-waived", action="store_true", help="tell what waivers accept too")
    check.add_argument("--baseline", metavar="FILE", help="findings that are known and not told")
    check.add_argument("--write-baseline", metavar="FILE", help="keep all findings there, and tell none")
    check.add_argument("--fail-on", choices=SEVERITIES, default="warning", help="default: warning")
    check.add_argument("--explain", metavar="RULE", help="say what a finding of a rule means, and do nothing else")
    return check


def _severity(given: str) -> tuple[str, str]:
    rule, _, level = given.rpartition("=")
    if not rule or level not in SEVERITIES:
        raise argparse.ArgumentTypeError(f"`{given}` is not RULE=LEVEL with error, warning or hint")
    return rule, level


def _option(given: str) -> tuple[str, str, float]:
    place, _, value = given.partition("=")
    rule, _, name = place.partition(".")
    try:
        return rule, name, float(value) if rule and name else float("")
    except ValueError:
        raise argparse.ArgumentTypeError(f"`{given}` is not RULE.NAME=NUMBER") from None


def check(options: argparse.Namespace, page: Page, read: Any, shown: Any) -> tuple[str, int]:
    """What to print, and the exit code; `read` gives a file's bytes, `shown` its name for people."""
    from ._portfolio import loads
    from ._render import document, render

    if not options.files:
        raise Refused("check needs a FILE")
    if len(options.files) > 1 and (options.baseline or options.write_baseline):
        raise Refused("a baseline is for one FILE")
    config = _config(options.config, read, shown)
    baseline = _baseline(options.baseline, read, shown)
    told, failed = [], False
    for name in options.files:
        data, yaml = read(name), _is_yaml(options.input_format, name)
        format = "yaml" if yaml else "json"
        try:
            portfolio = loads(data, format=format)  # type: ignore[arg-type]
        except LoadError as error:
            told.append(document(shown(name), data, format, error.problems, failed=True))
            failed = True
            continue
        findings = portfolio.check(
            options.as_of,
            policy=options.policy,
            config=config,
            profile=options.profile,
            language=options.language,
            select=None if options.select is None else _codes(options.select),
            ignore=_codes(options.ignore or ()),
            severity=dict(options.severity or ()),
            options=_numbers(options.option or ()),
            source=data,
            format=format,  # type: ignore[arg-type]
        )
        if options.write_baseline:
            return _written(findings, options.write_baseline, shown(options.write_baseline)), 0
        if baseline is not None:
            findings = _fresh(findings, baseline, shown(options.baseline))
        fails = SEVERITIES[: SEVERITIES.index(options.fail_on) + 1]
        failed = failed or any(finding.severity in fails for finding in findings)
        told.append(document(shown(name), data, format, findings, findings.waived))
    if options.write_baseline:
        raise Refused(f"{shown(options.files[0])} has problems, and so no baseline: see okr validate")
    text = render(
        told,
        options.format,
        colour=page.paint.wanted,
        width=page.limit,
        waived=options.show_waived,
        fails=options.fail_on,
    )
    return text, int(failed)


def _is_yaml(stated: str | None, name: str) -> bool:
    return name.lower().endswith((".yaml", ".yml")) if stated is None else stated == "yaml"


def _codes(given: Any) -> list[str]:
    return [code.strip() for codes in given for code in codes.split(",") if code.strip()]


def _numbers(given: Any) -> dict[str, dict[str, float]]:
    numbers: dict[str, dict[str, float]] = {}
    for rule, name, value in given:
        numbers.setdefault(rule, {})[name] = value
    return numbers


def _config(name: str | None, read: Any, shown: Any) -> Checks | None:
    if name is None:
        return None
    from ._model import Checks
    from ._wire import loads

    data, yaml = read(name), _is_yaml(None, name)
    try:
        return Checks.from_dict(loads(_okr.check_config(data, yaml)))
    except OkrError as error:
        raise Refused(_faults(error, shown(name), data, "yaml" if yaml else "json")) from None


def _baseline(name: str | None, read: Any, shown: Any) -> Baseline | None:
    if name is None:
        return None
    from ._findings import Baseline

    data = read(name)
    try:
        return Baseline.from_json(data)
    except OkrError as error:
        raise Refused(_faults(error, shown(name), data, "json")) from None


def _faults(error: OkrError, name: str, data: bytes, format: str) -> str:
    from ._render import document, render

    told = render([document(name, data, format, error.problems, failed=True)], "text")
    return f"{name} cannot be used\n{told.rstrip()}"


def _written(findings: Findings, name: str, shown: str) -> str:
    from ._files import Conflict, Unsure, write

    try:
        write(name, findings.baseline().to_json().encode())
    except (Conflict, Unsure, OSError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise Refused(f"cannot write {shown}: {reason}") from None
    return f"{shown}: {count(len(findings), 'finding')} kept\n"


def _fresh(findings: Findings, baseline: Baseline, shown: str) -> Findings:
    fresh = findings.without(baseline)
    if fresh.known:
        print(f"okr: {count(fresh.known, 'known finding')} of {shown} not told", file=sys.stderr)
    for entry in fresh.gone:
        about = "the document" if entry.subject is None else f"{entry.subject.kind} {entry.subject}"
        line = f"okr: {shown} no longer needs {entry.count:,} {entry.rule} of {about}"
        print(clean(line), file=sys.stderr)
    return fresh.findings

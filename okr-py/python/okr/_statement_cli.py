"""What `okr read` and `okr draft` print."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from ._cli import Page
    from ._draft import Draft
    from ._statement import Lexicon


def read(options: Namespace, lexicon: Lexicon, page: Page) -> str:
    """The reading of each title."""
    from ._statement import read_statements
    from ._statement_text import told
    from ._wire import result

    found = read_statements(options.title, options.kind, lexicon)
    if options.json:
        return result([statement.to_dict() for statement in found])
    return "\n\n".join(told(statement, page.paint) for statement in found)


def draft(text: str, options: Namespace, lexicon: Lexicon) -> Draft:
    """The draft of an outline by the options of the command."""
    from ._draft import draft as drafted
    from ._model import Cycle

    cycle = None
    if options.cycle is not None:
        cycle = Cycle(*options.cycle)
    return drafted(
        text,
        cycle=cycle,
        organization=options.organization,
        unit=options.unit,
        level=options.level,
        commitment=options.commitment,
        language=lexicon,
    )

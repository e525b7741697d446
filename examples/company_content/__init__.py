"""Warmstead, a company that does not exist: everything about it that was written by hand."""

from .goals_2025 import GOALS_2025
from .goals_2026_first_half import GOALS_2026_FIRST_HALF
from .goals_2026_second_half import GOALS_2026_SECOND_HALF
from .goals_years import GOALS_YEARS
from .organization import CYCLES, KPIS, ORGANIZATION, POLICY, UNITS

GOALS = {}
for _part in (GOALS_YEARS, GOALS_2025, GOALS_2026_FIRST_HALF, GOALS_2026_SECOND_HALF):
    GOALS |= _part

__all__ = ["CYCLES", "GOALS", "KPIS", "ORGANIZATION", "POLICY", "UNITS"]

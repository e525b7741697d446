"""The named policies [7.3], and the merge of a policy object over the one it extends."""

BILLION = 10**9

# name: (pace method, on_track, at_risk, target, plan); everything else as in `default`.
_PACE = {
    "default": ("ratio", 0.9, 0.7, "expected", "curve"),
    "google": ("ratio", 0.9, 0.7, "expected", "curve"),
    "viva_goals": ("gap", 0.0, 0.25, "full", "curve"),
    "workfront": ("ratio", 0.9, 0.7, "full", "curve"),
    "mooncamp": ("ratio", 0.9, 0.7, "full", "curve"),
    "upraise": ("ratio", 0.95, 0.75, "full", "curve"),
    "engagedly": ("gap", 0.165, 0.33, "full", "curve"),
    "oboard": ("ratio", 0.7, 0.4, "full", "curve"),
    "servicenow": ("ratio", 0.9, 0.75, "full", "none"),
    "atlassian": ("projected", 0.9, 0.7, "expected", "curve"),
}

NAMES = tuple(_PACE)


def named(name):
    """The complete form of a named policy, as a fresh dict."""
    method, on_track, at_risk, target, plan = _PACE[name]
    both_alike = name in ("google", "atlassian")
    committed = {"red_below": 0.4, "green_from": 0.7} if both_alike else {"red_below": 0.7, "green_from": 1.0}
    return {
        "expected": {"committed": 1.0, "aspirational": 0.7},
        "grades": {
            "committed": committed,
            "aspirational": {"red_below": 0.4, "green_from": 0.7},
            "rounding": "tenths" if both_alike else "none",
        },
        "pace": {"method": method, "on_track": on_track, "at_risk": at_risk, "target": target, "plan": plan},
        "missing": "zero",
    }


def _merge(base, over):
    """Member by member; null counts as absent [1]; `custom` is not a setting."""
    for member, value in over.items():
        if value is None or member in ("extends", "name", "custom"):
            continue
        if isinstance(value, dict):
            _merge(base[member], value)
        else:
            base[member] = value


def complete(policy):
    """(shown name, complete policy) for a name or a valid policy object."""
    if isinstance(policy, str):
        return policy, named(policy)
    base = named(policy.get("extends") or "default")
    _merge(base, policy)
    return policy.get("name") or "custom", base

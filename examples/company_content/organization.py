"""Who Warmstead is: priorities, units, cycles, health metrics, policy."""

ORGANIZATION = {
    "name": "Warmstead",
    "mission": "Make a warm home cheaper to run on electricity than on gas, one street at a time.",
    "vision": "By 2035 nobody on an ordinary wage thinks twice before turning the heating on.",
    "priorities": [
        {"id": "p-warm", "title": "Warm on the coldest morning of the year"},
        {"id": "p-fast", "title": "From signature to warmth in three weeks"},
        {"id": "p-fund", "title": "Growth that pays for itself"},
        {"id": "p-neighbour", "title": "A neighbour every street is glad to have"},
    ],
    "custom": {"founded": 2019, "registered_in": "Halverton", "regions": ["North", "Midlands", "South-West"]},
}

# Scores and grades as everyone has them; a little more patience about pace than the default.
POLICY = {"extends": "default", "name": "warmstead", "pace": {"on_track": 0.85, "at_risk": 0.65}}

# (id, name, level, parent)
UNITS = [
    ("warmstead", "Warmstead", "company", None),
    ("operations", "Field Operations", "department", "warmstead"),
    ("product", "Product and Engineering", "department", "warmstead"),
    ("growth", "Growth", "department", "warmstead"),
    ("care", "Customer Care", "department", "warmstead"),
    ("finance", "Finance", "department", "warmstead"),
    ("people", "People and Safety", "department", "warmstead"),
    ("install-north", "Installation North", "team", "operations"),
    ("install-midlands", "Installation Midlands", "team", "operations"),
    ("install-southwest", "Installation South-West", "team", "operations"),
    ("service", "Service and Repair", "team", "operations"),
    ("depot", "Depot and Parts", "team", "operations"),
    ("controls", "Controls Firmware", "team", "product"),
    ("platform", "Data Platform", "team", "product"),
    ("app", "Customer App", "team", "product"),
    ("survey-tools", "Survey Tools", "team", "product"),
    ("hardware-lab", "Hardware Lab", "team", "product"),
    ("marketing", "Marketing", "team", "growth"),
    ("sales", "Sales", "team", "growth"),
    ("partnerships", "Housing Partnerships", "team", "growth"),
    ("support", "First-Line Support", "team", "care"),
    ("billing", "Billing Desk", "team", "care"),
    ("accounts", "Accounts", "team", "finance"),
    ("funding", "Funding and Risk", "team", "finance"),
    ("academy", "Installer Academy", "team", "people"),
    ("safety", "Safety", "team", "people"),
    ("talent", "Hiring and Welcome", "team", "people"),
    ("ines-calloway", "Ines Calloway", "individual", "warmstead"),
    ("tomas-reeve", "Tomas Reeve", "individual", "operations"),
    ("priya-nadar", "Priya Nadar", "individual", "product"),
    ("gwen-abara", "Gwen Abara", "individual", "growth"),
    ("desmond-okoye", "Desmond Okoye", "individual", "care"),
    ("lucia-ferrand", "Lucia Ferrand", "individual", "finance"),
    ("hamish-boyd", "Hamish Boyd", "individual", "people"),
    ("samir-khatri", "Samir Khatri", "individual", "install-north"),
    ("bethan-pryce", "Bethan Pryce", "individual", "install-southwest"),
    ("nora-pell", "Nora Pell", "individual", "service"),
    ("marta-lindqvist", "Marta Lindqvist", "individual", "controls"),
    ("joel-tran", "Joel Tran", "individual", "platform"),
    ("aoife-brennan", "Aoife Brennan", "individual", "support"),
    ("kezia-wolfe", "Kezia Wolfe", "individual", "marketing"),
]

# (id, name, start, end, phase, parent, check_in_every_days)
CYCLES = [
    ("FY25", "Financial year 2025", "2025-01-01", "2025-12-31", "closed", None, 28),
    ("2025-H1", "First half of 2025", "2025-01-01", "2025-06-30", "closed", "FY25", 28),
    ("2025-H2", "Second half of 2025", "2025-07-01", "2025-12-31", "closed", "FY25", 28),
    ("2025-Q1", "January to March 2025", "2025-01-01", "2025-03-31", "closed", "2025-H1", 14),
    ("2025-Q2", "April to June 2025", "2025-04-01", "2025-06-30", "closed", "2025-H1", 14),
    ("2025-Q3", "July to September 2025", "2025-07-01", "2025-09-30", "closed", "2025-H2", 14),
    ("2025-Q4", "October to December 2025", "2025-10-01", "2025-12-31", "closed", "2025-H2", 7),
    ("FY26", "Financial year 2026", "2026-01-01", "2026-12-31", "active", None, 28),
    ("2026-H1", "First half of 2026", "2026-01-01", "2026-06-30", "closed", "FY26", 28),
    ("2026-H2", "Second half of 2026", "2026-07-01", "2026-12-31", "active", "FY26", 28),
    ("2026-Q1", "January to March 2026", "2026-01-01", "2026-03-31", "closed", "2026-H1", 7),
    ("2026-Q2", "April to June 2026", "2026-04-01", "2026-06-30", "closed", "2026-H1", 7),
    ("2026-Q3", "July to September 2026", "2026-07-01", "2026-09-30", "closed", "2026-H2", 7),
    ("2026-drill", "Eight weeks to be ready for winter", "2026-09-14", "2026-11-08", "review", "2026-H2", 7),
    ("2026-Q4", "October to December 2026", "2026-10-01", "2026-12-31", "active", "2026-H2", 7),
    ("FY27", "Financial year 2027", "2027-01-01", "2027-12-31", "planning", None, 28),
    ("2027-Q1", "January to March 2027", "2027-01-01", "2027-03-31", "planning", "FY27", 7),
]

# (id, name, unit, healthy, one value for each month end from January 2025 to October 2026)
_MONTHLY = [
    ("nps", "Customer NPS", "points", {"low": 35},
     [31, 32, 30, 33, 34, 36, 37, 36, 38, 40, 41, 41, 40, 42, 43, 44, 46, 47, 47, 49, 50, 51]),
    ("churn", "Monthly churn", "%", {"low": 0, "high": 1.5},
     [1.9, 1.9, 1.8, 1.8, 1.7, 1.6, 1.6, 1.7, 1.6, 1.5, 1.6, 1.7,
      1.7, 1.6, 1.5, 1.5, 1.5, 1.4, 1.4, 1.3, 1.2, 1.2]),
    ("install-days", "Days from signature to warmth", "days", {"high": 30},
     [46, 45, 44, 44, 42, 41, 39, 38, 38, 36, 35, 34, 34, 33, 33, 31, 30, 28, 28, 27, 26, 25]),
    ("efficiency", "Seasonal efficiency of the fleet", "COP", {"low": 3},
     [2.84, 2.86, 2.9, 2.97, 3.05, 3.1, 3.14, 3.15, 3.15, 3.12, 3.09, 3.06,
      3.08, 3.11, 3.17, 3.24, 3.31, 3.35, 3.38, 3.39, 3.37, 3.35]),
    ("uptime", "Remote-control availability", "%", {"low": 99.5},
     [98.7, 98.9, 99.1, 99.0, 99.2, 99.3, 99.3, 99.4, 99.3, 99.5, 99.4, 99.2,
      99.4, 99.6, 99.6, 99.7, 99.7, 99.8, 99.7, 99.8, 99.8, 99.9]),
    ("injuries", "Lost-time injuries per 200,000 hours", "per 200,000 hours", {"high": 2},
     [2.6, 2.6, 2.4, 2.3, 2.3, 2.2, 2.1, 2.1, 2.0, 1.9, 1.8, 1.8,
      1.7, 1.7, 1.6, 1.8, 2.1, 2.1, 2.0, 1.9, 1.8, 1.7]),
    ("gross-margin", "Gross margin per home", "%", {"low": 15, "high": 35},
     [9.2, 9.6, 10.4, 11.1, 12.0, 13.2, 14.1, 14.9, 15.8, 16.7, 17.9, 18.4,
      18.2, 18.6, 19.3, 19.9, 20.4, 20.8, 21.3, 22.1, 22.6, 22.9]),
    ("runway", "Cash runway", "months", {"low": 12},
     [11, 10.5, 10, 9.5, 9, 9, 8.5, 8, 8, 17, 16.5, 16, 15.5, 15, 15, 14.5, 14.5, 14, 14.5, 14.5, 15, 15]),
    ("debtor-days", "Debtor days", "days", {"high": 40},
     [52, 51, 51, 49, 48, 46, 45, 43, 42, 40, 38, 37, 37, 38, 36, 35, 34, 34, 33, 33, 32, 32]),
    ("van-stock", "Value of parts carried in a van", "£", {"low": 1200, "high": 2400},
     [2610, 2580, 2600, 2540, 2490, 2450, 2400, 2380, 2390, 2350, 2300, 2280,
      2310, 2290, 2240, 2210, 2180, 2150, 2090, 1980, 1900, 1940]),
    ("app-rating", "Store rating of the app", "stars", {"low": 4, "high": 5},
     [3.4, 3.4, 3.4, 3.5, 3.8, 4.1, 4.1, 4.0, 4.1, 4.1, 4.2, 4.2,
      4.2, 4.2, 4.2, 4.3, 4.3, 4.2, 4.3, 4.4, 4.4, 4.5]),
]

# Measured each Monday since the sensors were switched on.
_COLD_MORNINGS = {
    "2026-09-21": 0.4, "2026-09-28": 0.6, "2026-10-05": 0.9, "2026-10-12": 0.8, "2026-10-19": 1.1,
    "2026-10-26": 1.3, "2026-11-02": 1.2, "2026-11-09": 1.6,
}


def _month_ends():
    lengths = {2: 28, 4: 30, 6: 30, 9: 30, 11: 30}
    return [f"{year}-{month:02}-{lengths.get(month, 31)}" for year in (2025, 2026) for month in range(1, 13)]


KPIS = [
    {"id": id, "name": name, "unit": unit, "healthy": healthy,
     "measurements": [{"on": on, "value": value} for on, value in zip(_month_ends(), values)]}
    for id, name, unit, healthy, values in _MONTHLY
]
KPIS.append({
    "id": "cold-mornings", "name": "Homes below 18 °C at seven in the morning", "unit": "%", "healthy": {"high": 1.5},
    "measurements": [{"on": on, "value": value} for on, value in _COLD_MORNINGS.items()],
    "custom": {"sensor": "living room", "sampled_at": "07:00", "homes_with_sensor": 2875},
})
for _kpi in KPIS:
    assert _kpi["id"] == "cold-mornings" or len(_kpi["measurements"]) == 22, _kpi["id"]

"""The sixteen checks of alignment (SPEC.md 10.2), each a plain reading of its sentence.

They look at what is in force on the day, on the graph of that day. A finding has code, path,
severity, subject and, for the rules that point elsewhere, related paths.
"""

import networkx

from .alignment import LEVELS, Graph
from .measures import units_below
from .scoring import Scorer, day, double, get

OPTIONS = {"ALN013": {"max_supported": 3, "max_supporting": 10}}
UP, DOWN = ("increase", "at_least"), ("decrease", "at_most")
MOST_RELATED = 20


class Checker:
    def __init__(self, portfolio, as_of, policy=None, options=None):
        self.portfolio = portfolio
        self.graph = Graph(portfolio, as_of)
        self.scorer = Scorer(portfolio, as_of, policy, "current")
        self.options = {code: {**them, **(options or {}).get(code, {})} for code, them in OPTIONS.items()}
        self.found = []

    def add(self, code, severity, node, path=None, related=()):
        self.found.append({
            "code": code, "path": path or self.graph.path[node], "severity": severity,
            "subject": {"kind": node[0], "id": node[1]}, "related": list(related),
        })

    def warn(self, code, node, path=None, related=()):
        self.add(code, "warning", node, path, related)

    def objectives(self):
        """(node, objective) of those in force."""
        return [(("objective", o["id"]), o) for o in self.graph.objectives_in_force()]

    def cycle(self, objective):
        cycle = self.graph.cycles[objective["cycle"]]
        return day(cycle["start"]), day(cycle["end"])

    def overlap(self, one, other):
        """Whether two objectives' cycles have a day in common."""
        (a, b), (c, d) = self.cycle(one), self.cycle(other)
        return a <= d and c <= b

    def goal_edges(self):
        """(edge, its objective, the objective it supports) where that is no priority."""
        for edge in self.graph.edges:
            if edge.end[0] != "priority":
                goal = self.graph.goal(edge.end)
                yield edge, self.graph.objectives[edge.start[1]], self.graph.objectives[goal[1]]

    # --- paths -------------------------------------------------------------------------------

    def aln001_orphan(self):
        for node, objective in self.objectives():
            if self.graph.level(objective) != "company" and not self.graph.edges_from(node):
                self.warn("ALN001", node)

    def aln002_no_line_of_sight(self):
        for node, _ in self.objectives():
            if self.graph.edges_from(node) and not self.graph.has_line_of_sight(node):
                self.warn("ALN002", node)

    def aln003_uncovered(self):
        if all(unit["level"] == "company" for unit in self.portfolio["units"]):
            return
        for node, objective in self.objectives():
            if self.graph.level(objective) != "company":
                continue
            if not self.graph.edges_at(node):
                self.warn("ALN003", node)
                continue
            for kr in self.graph.key_results_in_force(objective):
                if not self.graph.edges_at(("key_result", kr["id"])):
                    self.add("ALN003", "hint", ("key_result", kr["id"]))

    def aln008_redundant_edge(self):
        for edge in self.graph.edges:
            if self.graph.redundant(edge):
                self.add("ALN008", "hint", edge.start, edge.path)

    # --- edges -------------------------------------------------------------------------------

    def aln004_level_inversion(self):
        for edge, objective, goal in self.goal_edges():
            if LEVELS.index(self.graph.level(objective)) < LEVELS.index(self.graph.level(goal)):
                self.warn("ALN004", edge.start, edge.path)

    def aln005_period_mismatch(self):
        for edge, objective, goal in self.goal_edges():
            if not self.overlap(objective, goal):
                self.warn("ALN005", edge.start, edge.path)

    def aln006_ends_late(self):
        for edge, objective, goal in self.goal_edges():
            end = self.cycle(goal)[1]
            if edge.end[0] == "key_result":
                due = self.scorer.in_force(self.graph.key_results[edge.end[1]], "due")
                end = end if due is None else day(due)
            if self.overlap(objective, goal) and self.cycle(objective)[1] > end:
                self.warn("ALN006", edge.start, edge.path)

    # --- commitment --------------------------------------------------------------------------

    def all_aspirational(self, supporters):
        them = [self.graph.objectives[i] for _, i in supporters]
        return bool(them) and all(o["commitment"] == "aspirational" for o in them)

    def aln007_committed_on_aspirational(self):
        for node, objective in self.objectives():
            if objective["commitment"] == "committed" and self.all_aspirational(self.graph.supporters(node)):
                self.warn("ALN007", node)
                continue
            for kr in self.graph.key_results_in_force(objective):
                own = ("key_result", kr["id"])
                if get(kr, "commitment", objective["commitment"]) == "committed":
                    if self.all_aspirational(self.graph.supporters(own)):
                        self.warn("ALN007", own)

    # --- roll-up -----------------------------------------------------------------------------

    def parts(self, node):
        """(what a score is rolled up from, the place that says so), own key results first."""
        kind, identifier = node
        found = []
        if kind == "objective":
            objective = self.graph.objectives[identifier]
            origin = get(objective, "from", "key_results")
            if origin in ("key_results", "both"):
                own = [kr for kr in self.graph.key_results_in_force(objective) if get(kr, "role", "key") == "key"]
                found += [(("key_result", kr["id"]), self.graph.path["key_result", kr["id"]]) for kr in own]
            if origin == "key_results":
                return found
        elif self.scorer.in_force(self.graph.key_results[identifier], "measure")["kind"] != "aligned":
            return found
        return found + [(edge.start, edge.path) for edge in self.graph.edges if edge.end == node]

    def aln009_double_count(self):
        """At each objective where paths part that meet again below, once, naming the first such meeting.

        A key result with measure `aligned` where they part stands for its objective."""
        roll_up = networkx.DiGraph()
        nodes = [n for n in self.graph.nodes if n[0] in ("objective", "key_result") and self.graph.in_force(n)]
        for node in nodes:
            roll_up.add_edges_from((node, part) for part, _ in self.parts(node))
        meetings = {}  # objective -> (thing, [place of each route])
        for node in nodes:
            parts = self.parts(node)
            reached = {place: {part} | networkx.descendants(roll_up, part) for part, place in parts}
            twice = {x for x in roll_up if sum(x in r for r in reached.values()) >= 2}
            # What is below another meeting is counted twice because of that one.
            first = self.graph.sorted(x for x in twice if not set(roll_up.predecessors(x)) & twice)
            if first:
                routes = [place for _, place in parts if first[0] in reached[place]]
                meetings.setdefault(self.graph.goal(node), (first[0], routes))
        for node, (thing, routes) in meetings.items():
            self.warn("ALN009", node, related=[self.graph.path[thing], *routes[:2]])

    def aln014_divergence(self):
        for node, objective in self.objectives():
            grade = self.scorer.objective_row(objective)["grade"]
            opposite = {"green": "red", "red": "green"}.get(grade)
            grades = [(s, self.scorer.objective_row(self.graph.objectives[s[1]])["grade"])
                      for s in self.graph.supporters(node)]
            scored = [(s, g) for s, g in grades if g is not None]
            against = [s for s, g in scored if g == opposite]
            if opposite and 2 * len(against) > len(scored):
                self.warn("ALN014", node, related=[self.graph.path[s] for s in against[:MOST_RELATED]])

    # --- KPIs --------------------------------------------------------------------------------

    def kpi_goals(self):
        """(key result, its objective, KPI, direction, target) of those with a direction."""
        for _, objective in self.objectives():
            for kr in self.graph.key_results_in_force(objective):
                source, measure = get(kr, "source", "check_ins"), self.scorer.in_force(kr, "measure")
                if not isinstance(source, dict) or get(source, "kpi") is None:
                    continue
                if measure["kind"] in UP + DOWN:
                    target = get(measure, "target", get(measure, "threshold"))
                    yield kr, objective, source["kpi"], measure["kind"] in UP, double(target)

    def aln010_opposed_key_results(self):
        earlier = []
        for kr, objective, kpi, up, _ in self.kpi_goals():
            against = [other for other, its, k, u in earlier
                       if k == kpi and u != up and self.overlap(its, objective)]
            if against:
                node = ("key_result", kr["id"])
                self.warn("ALN010", node, related=[self.graph.path["key_result", against[0]["id"]]])
            earlier.append((kr, objective, kpi, up))

    def aln011_rival_targets(self):
        first = {}
        for kr, objective, kpi, up, target in self.kpi_goals():
            other, its = first.setdefault((kpi, up, objective["cycle"]), (kr, target))
            if its != target:
                node = ("key_result", kr["id"])
                self.warn("ALN011", node, related=[self.graph.path["key_result", other["id"]]])

    # --- the rest ----------------------------------------------------------------------------

    def aln012_one_sided_dependency(self):
        for i, objective in enumerate(self.portfolio["objectives"]):
            node = ("objective", objective["id"])
            if not self.graph.in_force(node):
                continue
            for j, dependency in enumerate(get(objective, "depends_on", [])):
                units = units_below(self.graph, dependency["unit"])
                named = get(dependency, "objective")
                candidates = self.graph.supporters(node) if named is None else [("objective", named)]
                if not any(self.graph.in_force(n) and self.graph.objectives[n[1]]["owner"] in units
                           for n in candidates):
                    self.warn("ALN012", node, f"/objectives/{i}/depends_on/{j}")

    def aln013_overload(self):
        most = self.options["ALN013"]
        for node, _ in self.objectives():
            goals = {self.graph.goal(edge.end) for edge in self.graph.edges_from(node)}
            supported = sum(kind == "objective" for kind, _ in goals)
            if supported > most["max_supported"] or len(self.graph.supporters(node)) > most["max_supporting"]:
                self.warn("ALN013", node)

    def aln015_priority_without_objective(self):
        for node in self.graph.nodes:
            if node[0] == "priority" and not self.graph.edges_at(node):
                self.warn("ALN015", node)

    def aln016_unit_without_objective(self):
        owners = {o["owner"] for _, o in self.objectives()}
        for unit in self.portfolio["units"]:
            if unit["level"] != "individual" and unit["id"] not in owners:
                self.add("ALN016", "hint", ("unit", unit["id"]))


RULES = {name[:6].upper(): name for name in dir(Checker) if name.startswith("aln0")}
assert len(RULES) == 16


def check(portfolio, as_of, policy=None, options=None):
    """All findings, by document order of their subject, then code, then place."""
    checker = Checker(portfolio, as_of, policy, options)
    for code in sorted(RULES):
        getattr(checker, RULES[code])()
    order = checker.graph.place
    return sorted(checker.found, key=lambda f: (order[f["subject"]["kind"], f["subject"]["id"]], f["code"]))

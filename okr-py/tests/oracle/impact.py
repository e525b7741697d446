"""What key results mean for the scores above them (SPEC.md 10.4): sensitivities and what-if, by full rescoring.

F(s) is the final score of an objective when a key result's final score is s: the whole portfolio
scored again with a review of that key result. Scores are billionths inside.
"""

import copy
from fractions import Fraction

import networkx

from .alignment import Graph
from .scoring import BILLION, Scorer, as_double, double, get, to_weight

STEP = BILLION // 100


def rescored(portfolio, as_of, policy, scores):
    """A scorer of the portfolio in which key results (id -> billionths) are reviewed."""
    changed = copy.deepcopy(portfolio)
    for objective in changed["objectives"]:
        for kr in objective["key_results"]:
            if kr["id"] in scores:
                kr["review"] = {"on": as_of, "reason": "what if", "score": as_double(scores[kr["id"]])}
    return Scorer(changed, as_of, policy, "current")


def final_scores(scorer):
    """({objective: score}, {key result: score}) in document order."""
    objectives = {o["id"]: scorer.objective_row(o)["score"] for o in scorer.objectives}
    key_results = {kr["id"]: scorer.key_result_row(kr)["score"] for o in scorer.objectives for kr in o["key_results"]}
    return objectives, key_results


def what_if(portfolio, as_of, policy, scores):
    """{"key_results": {id: [before, after]}, "objectives": …} of those whose final score changes."""
    before = final_scores(Scorer(portfolio, as_of, policy, "current"))
    wanted = {kr: round(score * BILLION) for kr, score in scores.items()}
    after = final_scores(rescored(portfolio, as_of, policy, wanted))

    def changes(old, new):
        return {i: [as_double(old[i]), as_double(new[i])] for i in old if old[i] != new[i]}

    return {"objectives": changes(before[0], after[0]), "key_results": changes(before[1], after[1])}


class Sensitivity:
    def __init__(self, portfolio, as_of, policy=None):
        self.portfolio, self.as_of, self.policy = portfolio, as_of, policy
        self.scorer = Scorer(portfolio, as_of, policy, "current")
        self.graph = Graph(portfolio)  # every edge, dropped or not
        self.roll_up = self.make_roll_up()

    def make_roll_up(self):
        """What a score may depend on: edges from the part to the whole; none into what is overridden."""
        scorer, found = self.scorer, networkx.DiGraph()
        found.add_nodes_from(self.graph.up)
        for objective in scorer.objectives:
            node, origin = ("objective", objective["id"]), get(objective, "from", "key_results")
            for kr in objective["key_results"]:
                guardrail = get(kr, "role", "key") == "guardrail"
                counts = (guardrail or origin in ("key_results", "both")) and not scorer.is_dropped(kr)
                if counts and scorer.override(objective) is None:
                    found.add_edge(("key_result", kr["id"]), node)
        for edge in self.graph.edges:
            if scorer.is_dropped(self.graph.objectives[edge.start[1]]):
                continue
            kind, identifier = edge.end
            if kind == "objective":
                goal = self.graph.objectives[identifier]
                takes = get(goal, "from", "key_results") in ("aligned", "both")
            elif kind == "key_result":
                goal = self.graph.key_results[identifier]
                takes = scorer.in_force(goal, "measure")["kind"] == "aligned"
            if kind != "priority" and takes and scorer.override(goal) is None:
                found.add_edge(edge.start, edge.end)
        return found

    def linear(self, node):
        """Whether the score of a node on the way is a plain mean of what counts now."""
        kind, identifier = node
        if kind == "key_result":
            return self.scorer.key_result_row(self.graph.key_results[identifier])["counted"]
        objective = self.graph.objectives[identifier]
        active = [
            kr for kr in objective["key_results"]
            if get(kr, "role", "key") == "guardrail" and not self.scorer.is_dropped(kr)
            and not self.scorer.key_result_row(kr)["without_data"]
        ]
        scored = self.scorer.objective_row(objective)["score"] is not None
        return get(objective, "combine", "mean") in ("mean", "magnitude") and scored and not active

    def shares(self, node):
        """{part: its share} of a mean, exactly."""
        kind, identifier = node
        weights = {}
        if kind == "objective":
            objective = self.graph.objectives[identifier]
            for kr in objective["key_results"]:
                counted = self.scorer.key_result_row(kr)["counted"]
                if counted and get(objective, "from", "key_results") != "aligned":
                    weights["key_result", kr["id"]] = self.weight(objective, kr)
        for edge in self.graph.edges:
            if edge.end == node and edge.start in self.roll_up.pred[node]:
                if self.scorer.objective_row(self.graph.objectives[edge.start[1]])["score"] is not None:
                    weights[edge.start] = edge.weight
        whole = sum(weights.values())
        return {part: Fraction(weight, whole) for part, weight in weights.items()}

    def weight(self, objective, kr):
        if get(objective, "combine", "mean") != "magnitude":
            return to_weight(self.scorer.in_force(kr, "weight") or 1)
        measure = self.scorer.in_force(kr, "measure")
        return max(1, round(abs(double(measure["target"]) - double(measure["baseline"])) * 1e6))

    def derivative(self, start, end, between):
        """Sum over the paths of the product of the shares along them."""
        found = {start: Fraction(1)}
        order = [n for n in networkx.topological_sort(self.roll_up) if n in between]
        for node in order:
            if node != start:
                shares = self.shares(node)
                found[node] = sum(found[part] * share for part, share in shares.items() if part in found)
        return found[end]

    def rescore(self, key_result, score, objective):
        scorer = rescored(self.portfolio, self.as_of, self.policy, {key_result: score})
        return scorer.objective_row(next(o for o in scorer.objectives if o["id"] == objective))["score"]

    def of(self, objective):
        """A row for every key result below an objective, the largest derivative first."""
        end, rows = ("objective", objective), []
        for start in self.graph.descendants(end):
            if start[0] == "key_result":
                rows.append(self.row(start, end))
        return sorted(rows, key=lambda row: -abs(row["derivative"]))  # stable: then document order

    def row(self, start, end):
        now = self.scorer.key_result_row(self.graph.key_results[start[1]])["score"]
        whole = self.scorer.objective_row(self.graph.objectives[end[1]])["score"]
        low, high = max(now - STEP, 0), min(now + STEP, BILLION)
        lost = self.rescore(start[1], 0, end[1])
        row = {"key_result": start[1], "objective": self.graph.objective_of[start[1]]["id"]}
        above = {start} | networkx.descendants(self.roll_up, start)
        between = above & ({end} | networkx.ancestors(self.roll_up, end))
        if end not in above:
            row |= {"derivative": Fraction(0), "method": "exact"}
        elif all(self.linear(node) for node in between):
            row |= {"derivative": self.derivative(start, end, between), "method": "exact"}
        else:
            ends = self.rescore(start[1], low, end[1]), self.rescore(start[1], high, end[1])
            rise = 0 if None in ends else ends[1] - ends[0]  # no score at all: only a guardrail of nothing
            row |= {"derivative": Fraction(rise, high - low), "method": "finite_difference",
                    "low": as_double(low), "high": as_double(high)}
        if end not in above:
            row["loss"] = 0.0
        else:
            row["loss"] = None if whole is None or lost is None else (whole - lost) / BILLION
        return row


def sensitivities(portfolio, as_of, objective, policy=None):
    """The rows of an objective, with derivatives as doubles."""
    rows = Sensitivity(portfolio, as_of, policy).of(objective)
    return [{**row, "derivative": float(row["derivative"])} for row in rows]

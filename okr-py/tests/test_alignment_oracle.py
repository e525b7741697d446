"""Random portfolios, judged by an independent reading of SPEC 10 with networkx."""

from __future__ import annotations

import json
import random

import networkx
import pytest

import alignment_questions as ask
import okr
from oracle import alignment, alignment_cases, alignment_generate, checks, impact, loops, measures, scoring, vectors
from test_alignment_cases import chained, loops_of

SEEDS = 240
#: Not those that wrote testdata/alignment/random.json.
FIRST = 10_000


def document(seed):
    return alignment_generate.random_portfolio(seed)


def seeds(part, parts, every=1):
    return range(FIRST + part, FIRST + SEEDS, parts * every)


def expected_nodes(found):
    return [alignment.shown(node) for node in found]


@pytest.mark.parametrize("part", range(3))
def test_graph(part):
    asked, wrong = 0, []
    for seed in seeds(part, 3):
        plain, as_of = document(seed), alignment_generate.random_as_of(seed)
        portfolio = okr.loads(json.dumps(plain))
        for day in (None, as_of):
            graph = alignment.Graph(plain, day)
            ours = portfolio.alignment if day is None else portfolio.alignment.as_of(day)
            for query in alignment_generate.random_queries(seed, graph):
                if ask.answer(ours, query) != alignment.answer(graph, query):
                    wrong.append(f"seed {seed}, {day}: {query}")
                asked += 1
            order = [(node.kind, str(node)) for node in ours.topological_order()]
            inside = [node for node in graph.up if graph.in_force(node)]
            assert sorted(order) == sorted(inside)
            place = {node: number for number, node in enumerate(order)}
            assert all(place[low] < place[high] for low, high in graph.up.edges), seed
            for node in random.Random(seed).sample(graph.nodes, min(3, len(graph.nodes))):
                for part_of, expected in ((ours.below, graph.below(node)), (ours.above, graph.above(node))):
                    got = part_of(node[1], node[0])
                    assert ask.shown(got.nodes) == expected_nodes(expected[0]), (seed, node)
                    edges = {(ask.shown([it.from_])[0], ask.shown([it.to])[0]) for it in got.edges}
                    assert edges == {tuple(expected_nodes(pair)) for pair in expected[1]}, (seed, node)
    assert not wrong, f"{len(wrong)} of {asked}\n" + "\n".join(wrong[:20])
    assert asked > 4000


def test_tables_and_networkx():
    for seed in seeds(0, 4):
        plain, as_of = document(seed), alignment_generate.random_as_of(seed)
        graph = alignment.Graph(plain, as_of)
        ours = okr.loads(json.dumps(plain)).alignment.as_of(as_of)
        nodes = ours.nodes()
        assert len({len(column) for column in nodes.values()}) == 1
        rows = list(zip(nodes["kind"], nodes["id"], strict=True))
        assert rows == [node for node in graph.nodes if graph.in_force(node)]
        for node, depth, sight in zip(rows, nodes["depth"], nodes["line_of_sight"], strict=True):
            if node[0] != "unit":
                assert depth == graph.depth(node)
            assert sight == graph.has_line_of_sight(node)
        drawn = ours.to_networkx()
        up = networkx.DiGraph()
        up.add_edges_from((low, high) for low, high, relation in drawn.edges(data="relation") if relation != "owned_by")
        theirs = networkx.compose(graph.up, graph.tree)
        assert {((a.kind, str(a)), (b.kind, str(b))) for a, b in up.edges} == set(theirs.edges)
        assert networkx.is_directed_acyclic_graph(drawn)
        owned = {(str(a), str(b)) for a, b, relation in drawn.edges(data="relation") if relation == "owned_by"}
        assert owned == {(o["id"], o["owner"]) for o in graph.objectives_in_force()}


@pytest.mark.parametrize("part", range(3))
def test_measures(part):
    wrong, ran = [], 0
    for seed in seeds(part, 3):
        plain, as_of = document(seed), alignment_generate.random_as_of(seed)
        portfolio = okr.loads(json.dumps(plain))
        rng = random.Random(f"groups {seed}")
        groups = [{}, {"level": rng.choice(alignment.LEVELS)}]
        unit = rng.choice(plain["units"])["id"]
        groups += [{"unit": unit}, {"unit": unit, "subtree": True}]
        for day in (None, as_of):
            ours = portfolio.alignment if day is None else portfolio.alignment.as_of(day)
            for arguments in groups:
                expected = measures.measures(plain, day, **arguments)
                got = ours.measures(**arguments)
                wrong += [
                    f"seed {seed}, {day}, {arguments}: {line}"
                    for line in alignment_cases.same_numbers(expected, got.to_dict())
                ]
                ran += 1
            company = portfolio.alignment.measures().company_objectives
            graph = alignment.Graph(plain)
            covered = [o for o in plain["objectives"] if graph.level(o) == "company"]
            assert company.of == len(covered)
            assert company.covered == sum(bool(graph.edges_at(("objective", o["id"]))) for o in covered)
    assert not wrong, "\n".join(wrong[:20])
    assert ran > 600


@pytest.mark.parametrize("part", range(3))
def test_findings(part):
    wrong, codes = [], set()
    for seed in seeds(part, 3):
        plain, as_of = document(seed), alignment_generate.random_as_of(seed)
        options = alignment_generate.random_options(seed)
        policy = random.Random(f"policy {seed}").choice([None, None, *alignment_generate.POLICIES])
        expected = [vectors.expected_finding(finding) for finding in checks.check(plain, as_of, policy, options)]
        got = okr.loads(json.dumps(plain)).check(as_of, policy=policy, options=options, select=["ALN"])
        wrong += [f"seed {seed}: {line}" for line in alignment_cases.same_findings("ALN", expected, ask.found(got))]
        codes |= {finding.code for finding in got}
    assert not wrong, "\n".join(wrong[:20])
    assert len(codes) >= 14, codes


def test_redundant_edges():
    """ALN008 are the edges that a transitive reduction leaves out."""
    seen = 0
    for seed in seeds(0, 2):
        plain = document(seed)
        graph = alignment.Graph(plain, "2026-11-15")
        kept = networkx.transitive_reduction(graph.up)
        expected = {edge.path for edge in graph.edges if not kept.has_edge(edge.start, edge.end)}
        findings = okr.loads(json.dumps(plain)).check("2026-11-15", select=["redundant-edge"])
        assert {finding.path for finding in findings} == expected, seed
        seen += len(expected)
    assert seen > 50


def test_loops_are_named_whole():
    looped = 0
    for seed in range(600):
        count, edges = loops.random_digraph(seed)
        edges = sorted(dict.fromkeys(edges), key=lambda edge: edge[0])
        plain, paths = chained(count, edges)
        expected, got = loops.closing_edges(count, edges), loops_of(plain, paths)
        assert [(edge, len(others)) for edge, others in got] == [(edge, len(others)) for edge, others in expected]
        assert all(loops.is_loop(edges, edge, others) for edge, others in got), seed
        looped += bool(got)
        if not got:
            order = okr.Portfolio.from_dict(plain).alignment.topological_order()
            assert loops.is_order(count, edges, [int(node[1:]) for node in order])
    assert looped > 200


@pytest.mark.parametrize("part", range(3))
def test_sensitivities_and_what_if(part):
    wrong, rows, moved = [], 0, 0
    for seed in seeds(part, 3, 4):
        plain, as_of = document(seed), alignment_generate.random_as_of(seed)
        policy = random.Random(f"policy {seed}").choice([None, None, *alignment_generate.POLICIES])
        card = okr.loads(json.dumps(plain)).score(as_of, policy)
        for objective in [o["id"] for o in plain["objectives"]][:3]:
            expected = [vectors.expected_row(row) for row in impact.sensitivities(plain, as_of, objective, policy)]
            got = [row.to_dict() for row in card.sensitivities(objective)]
            wrong += [f"seed {seed}: {line}" for line in alignment_cases.same_rows(expected, got, ranked=False)]
            rows += len(got)
        now = impact.final_scores(scoring.Scorer(plain, as_of, policy, "current"))[1]
        if not now:
            continue
        scores = alignment_generate.random_scores(seed, list(now), now)
        asked = card.what_if(scores)
        got = {
            name: {it.id: [it.before, it.after] for it in getattr(asked, name).values()}
            for name in ("objectives", "key_results")
        }
        expected = impact.what_if(plain, as_of, policy, scores)
        wrong += [f"seed {seed}: {line}" for line in alignment_cases.same_numbers(expected, got)]
        moved += len(got["objectives"])
    assert not wrong, "\n".join(wrong[:20])
    assert rows > 50 and moved > 10

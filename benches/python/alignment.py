"""Compare ordering a large graph: okr-core's `Dag::new` and rustworkx's `topological_sort`.

    python benches/python/alignment.py PROGRAM [--nodes N] [--rounds N] [--shape NAME ...] [--quick]

PROGRAM is okr-bench, built from `benches/rust`. It makes each graph and stays
alive; rounds of the two take turns. okr-core builds the graph from a list of
edges, looks for loops and orders it; rustworkx orders a graph that was built
before. Both orders are checked here, edge by edge, before anything is timed.
"""

from __future__ import annotations

import argparse
import gc
import os
import platform
import subprocess
import tempfile
import time
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import IO, Any, NamedTuple

import numpy as np
import rustworkx

# In a plain shape the nodes are numbered along the edges. The others have them numbered at
# random; edges stand as they came, sorted by where they start, or in random order.
SHAPES = [
    f"{shape}{numbering}"
    for shape in ("random", "layered", "chain", "star", "diamonds")
    for numbering in ("", "-renamed", "-by-node", "-shuffled")
]


class Time(NamedTuple):
    wall: float
    cpu: float


class Program:
    """okr-bench with one graph."""

    def __init__(self, program: Path, shape: str, nodes: int, edges: int, folder: str) -> None:
        command = [str(program), "order", shape, str(nodes), str(edges), folder]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        words = self.answer().split()
        self.edges, self.loop_from, self.loop_to = (int(word) for word in words[1:])

    def pipe(self, pipe: IO[str] | None) -> IO[str]:
        assert pipe is not None
        return pipe

    def answer(self) -> str:
        line = self.pipe(self.process.stdout).readline()
        if not line:
            raise SystemExit(f"okr-bench ended with {self.process.wait()}")
        return line

    def round(self, kind: str) -> Time:
        requests = self.pipe(self.process.stdin)
        requests.write(kind + "\n")
        requests.flush()
        wall, cpu = self.answer().split()
        return Time(float(wall), float(cpu))

    def close(self) -> None:
        self.pipe(self.process.stdin).close()
        if self.process.wait() != 0:
            raise SystemExit(f"okr-bench ended with {self.process.returncode}")


def check(name: str, order: Any, edges: Any, nodes: int) -> None:
    """Stop unless every node is there once and every edge leads on."""
    place = np.full(nodes, -1, dtype=np.int64)
    place[order] = np.arange(len(order))
    if len(order) != nodes or (place < 0).any() or not (place[edges[:, 0]] < place[edges[:, 1]]).all():
        raise SystemExit(f"{name}: the order is not topological")


def timed_sort(graph: Any) -> tuple[Time, Any]:
    """Order once; the result is returned, so that dropping it is not timed."""
    cpu = time.process_time()
    wall = time.perf_counter()
    order = rustworkx.topological_sort(graph)
    return Time(time.perf_counter() - wall, time.process_time() - cpu), order


def compare(program: Path, shape: str, nodes: int, rounds: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        okr = Program(program, shape, nodes, nodes // 5 * 6, folder)
        edges = np.fromfile(Path(folder) / "edges", dtype="<u4").reshape(-1, 2).astype(np.int64)
        order = np.fromfile(Path(folder) / "order", dtype="<u4").astype(np.int64)
    if len(edges) != okr.edges:
        raise SystemExit(f"{shape}: {len(edges)} edges were read, {okr.edges} written")
    check(f"okr, {shape}", order, edges, nodes)
    graph = rustworkx.PyDiGraph(multigraph=True)
    graph.add_nodes_from(range(nodes))
    graph.extend_from_edge_list([(int(a), int(b)) for a, b in edges.tolist()])
    check(f"rustworkx, {shape}", np.array(rustworkx.topological_sort(graph), dtype=np.int64), edges, nodes)

    del edges, order
    sort: list[Time] = []
    dag: list[Time] = []
    gc.collect()
    gc.disable()
    try:
        okr.round("order")  # the first one finds nothing in its allocator
        for at in range(rounds):
            # Who goes first changes from round to round.
            for turn in (at, at + 1):
                if turn % 2:
                    dag.append(okr.round("order"))
                else:
                    spent, result = timed_sort(graph)
                    sort.append(spent)
                    del result
    finally:
        gc.enable()
    loop = okr.round("loop")
    okr.close()
    graph.add_edge(okr.loop_from, okr.loop_to, None)
    try:
        rustworkx.topological_sort(graph)
    except rustworkx.DAGHasCycle:
        pass
    else:
        raise SystemExit(f"rustworkx, {shape}: the loop was not found")

    def ms(times: list[Time]) -> float:
        return median(each.wall for each in times) * 1e3

    walls = [theirs.wall / ours.wall for theirs, ours in zip(sort, dag)]
    cpus = [theirs.cpu / ours.cpu for theirs, ours in zip(sort, dag)]
    print(
        f"{shape:<18}{okr.edges:>10}{ms(sort):>12.1f}{ms(dag):>10.1f}{median(walls):>9.2f}{median(cpus):>9.2f}"
        f"{loop.wall * 1e3:>10.0f}   {' '.join(f'{ratio:.2f}' for ratio in walls)}",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="compare ordering a large graph: okr-core, rustworkx")
    parser.add_argument("program", type=Path, metavar="PROGRAM", help="okr-bench, built from benches/rust")
    parser.add_argument("--nodes", type=int, metavar="N", help="1,000,000, or 10,000 with --quick")
    parser.add_argument("--rounds", type=int, metavar="N", help="11, or 3 with --quick")
    parser.add_argument("--shape", action="append", choices=SHAPES, metavar="NAME", help="only this one (repeatable)")
    parser.add_argument("--quick", action="store_true", help="small graphs, few rounds: does it still run?")
    arguments = parser.parse_args()
    nodes = arguments.nodes or (10_000 if arguments.quick else 1_000_000)
    rounds = arguments.rounds or (3 if arguments.quick else 11)

    print(f"Python {platform.python_version()}, rustworkx {version('rustworkx')}, {os.cpu_count()} CPUs; {rounds} rounds")
    print(f"{nodes:,} nodes; both orders and one loop of each graph checked")
    print("sort: rustworkx.topological_sort of a graph built before; Dag: build, check for loops, order")
    print("ratio: sort / Dag, median of rounds (above 1: okr is quicker); loop: Dag with one closing edge more\n")
    columns = f"{'sort, ms':>12}{'Dag, ms':>10}{'ratio':>9}{'of CPU':>9}{'loop, ms':>10}"
    print(f"{'graph':<18}{'edges':>10}{columns}   ratio of each round")
    for shape in arguments.shape or SHAPES:
        compare(arguments.program, shape, nodes, rounds)


if __name__ == "__main__":
    main()

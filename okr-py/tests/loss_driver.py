"""Runs `okr checkin` over and over in processes of its own and lets each one fail at another place.

Standard input is a plan in JSON: the folder, the file, the arguments, and how to fail. Standard
output is what happened, in JSON. It is a program by itself so that nothing of the test runner
is in the processes that are killed.

- `kill`: at call number n of one that writes or renames, SIGKILL comes before the call;
- `after`: after it;
- `torn`: a write puts half of its bytes there first;
- an errno's name: the call fails with it.
"""

from __future__ import annotations

import contextlib
import errno
import io
import json
import os
import signal
import sys

CALLS = "open write fsync close replace rename unlink remove link chmod fchmod chown fchown truncate ftruncate".split()


def patched(way: str, number: int, seen: list[str]) -> None:
    """Let the calls of `os` fail at the one of this number."""

    def wrapped(name, real):
        def call(*arguments, **named):
            seen.append(name)
            if len(seen) != number:
                return real(*arguments, **named)
            if way in ("kill", "torn", "after"):
                if way == "torn" and name == "write":
                    real(arguments[0], bytes(arguments[1])[: len(arguments[1]) // 2])
                if way == "after":
                    real(*arguments, **named)
                os.kill(os.getpid(), signal.SIGKILL)
            if name == "close":
                real(*arguments, **named)  # a descriptor is closed even where that fails
            code = getattr(errno, way)
            raise OSError(code, os.strerror(code))

        return call

    for name in CALLS:
        setattr(os, name, wrapped(name, getattr(os, name)))


def attempt(plan: dict, way: str, number: int) -> dict:
    """One run in a child: its exit code or signal, and the calls that it made."""
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        from okr._cli import main

        os.close(told)
        write, seen = os.write, []
        said = io.StringIO()
        code = 99
        try:
            with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
                patched(way, number, seen)
                code = main(plan["arguments"])
        finally:
            write(tell, json.dumps([seen, said.getvalue()]).encode())
            os._exit(code)
    os.close(tell)
    with open(told, "rb") as answer:
        text = answer.read()
    _, status = os.waitpid(child, 0)
    seen, said = json.loads(text) if text else ([], "")
    return {"code": os.waitstatus_to_exitcode(status), "calls": seen, "said": said}


def content(path: str) -> str | None:
    """The bytes of a file, one character each."""
    try:
        with open(path, "rb") as file:
            return file.read().decode("latin-1")
    except FileNotFoundError:
        return None


def main() -> None:
    import okr._cli
    import okr._edit_cli
    import okr._files
    import okr._layout  # noqa: F401  what is imported before is not read in each child

    plan = json.load(sys.stdin)
    old = plan["old"].encode("latin-1")
    runs = []
    for way in plan["ways"]:
        number = 0
        while True:
            number += 1
            with open(plan["file"], "wb") as file:
                file.write(old)
            os.chmod(plan["file"], 0o640)
            run = attempt(plan, way, number)
            run |= {"way": way, "number": number, "content": content(plan["file"])}
            run |= {"left": sorted(set(os.listdir(plan["folder"])) - {os.path.basename(plan["file"])})}
            run |= {"mode": os.stat(plan["file"]).st_mode & 0o777}
            # Whatever happened, the next one works, and takes away what was left.
            with open(plan["file"], "wb") as file:
                file.write(old)
            again = attempt(plan, "none", -1)
            run |= {"again": [again["code"], content(plan["file"])]}
            run |= {"left_again": sorted(set(os.listdir(plan["folder"])) - {os.path.basename(plan["file"])})}
            runs.append(run)
            if run["code"] == 0 and len(run["calls"]) < number:
                break  # it went through without coming to that call
            if number > 200:
                break
    json.dump(runs, sys.stdout)


def race(plan: dict) -> list:
    """Several writers that start together; the exit code and output of each."""
    ready, go = os.pipe()
    children = []
    for arguments in plan["arguments"]:
        told, tell = os.pipe()
        child = os.fork()
        if child == 0:
            from okr._cli import main

            os.close(go)
            os.read(ready, 1)
            said, code = io.StringIO(), 99
            try:
                with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
                    code = main(arguments)
            finally:
                os.write(tell, said.getvalue().encode())
                os._exit(code)
        os.close(tell)
        children.append((child, told))
    os.close(ready)
    os.close(go)  # end of file for all of them at once
    done = []
    for child, told in children:
        with open(told, "rb") as answer:
            said = answer.read().decode()
        _, status = os.waitpid(child, 0)
        done.append([os.waitstatus_to_exitcode(status), said])
    return done


def races() -> None:
    import okr._cli
    import okr._edit_cli
    import okr._files
    import okr._layout  # noqa: F401

    plan = json.load(sys.stdin)
    rounds = []
    for _ in range(plan["rounds"]):
        with open(plan["file"], "wb") as file:
            file.write(plan["old"].encode("latin-1"))
        done = race(plan)
        rounds.append({"done": done, "content": content(plan["file"]), "left": len(os.listdir(plan["folder"])) - 1})
    json.dump(rounds, sys.stdout)


if __name__ == "__main__":
    races() if sys.argv[1:] == ["races"] else main()

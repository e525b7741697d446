"""Files are the old or the new one, whatever happens, and two writers never merge silently."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import okr
from conftest import COMPANY
from okr import _files
from okr._cli import main

posix = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and signals")

OLD = json.dumps(COMPANY)
CHECKIN = ["kr1", "41", "--on", "2026-11-02", "--by", "ada", "--recorded", "2026-11-02"]
NEW = okr.loads(OLD).check_in("kr1", 41, on="2026-11-02", by="ada", recorded="2026-11-02").to_json()


def driven(plan, *arguments):
    driver = Path(__file__).with_name("loss_driver.py")
    done = subprocess.run(
        [sys.executable, str(driver), *arguments], input=json.dumps(plan), capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@posix
@pytest.mark.slow
@pytest.mark.parametrize("way", ["kill", "after", "torn", "ENOSPC", "EIO"])
def test_a_check_in_that_fails_anywhere_leaves_the_old_or_the_new_file(tmp_path, way):
    file = tmp_path / "okrs.json"
    plan = {"folder": str(tmp_path), "file": str(file), "old": OLD, "arguments": ["checkin", str(file), *CHECKIN]}
    runs = driven({**plan, "ways": [way]})
    *failed, last = runs
    assert (last["code"], last["content"]) == (0, NEW)
    # To lock it, a temporary file, its content, its mode, its name, the folder: all of that was tried.
    assert len(failed) >= 9
    assert {"open", "write", "fsync", "fchmod", "replace", "close"} <= set(last["calls"])
    contents = set()
    for run in runs:
        place = f"{way} at call {run['number']}: {run['said']}"
        assert run["content"] in (OLD, NEW), place
        assert run["mode"] == 0o640, place
        assert run["again"] == [0, NEW], place
        assert run["left_again"] == [], place
        contents.add(run["content"])
        killed = way in ("kill", "after", "torn")
        if not killed:
            assert run["left"] == [], place
            # What the exit code says of the file is so.
            if run["code"] == 0:
                assert run["content"] == NEW, place
            elif "is written, but" not in run["said"]:
                assert run["content"] == OLD, place
            assert run["code"] in (0, 2), place
        else:
            assert run["code"] in (0, -9), place
            assert all(name.startswith(".okrs.json.") and name.endswith(".okr-tmp") for name in run["left"]), place
    assert contents == {OLD, NEW}


def traced(injected, arguments):
    """A run of the command under strace, which may kill it at a system call."""
    strace = ["strace", "-f", "-o", os.devnull, "-e", "trace=write,fsync,rename,fchmod", *injected]
    command = [sys.executable, "-B", "-m", "okr", *arguments]
    return subprocess.run([*strace, *command], capture_output=True, encoding="utf-8")


@posix
@pytest.mark.parametrize("call", ["write", "fsync", "rename", "fchmod"])
def test_a_real_system_call_at_which_it_is_killed(tmp_path, call):
    if shutil.which("strace") is None or traced([], ["--version"]).returncode != 0:
        pytest.skip("strace cannot be used here")
    file = tmp_path / "okrs.json"
    for number in range(1, 20):
        file.write_text(OLD, "utf-8")
        done = traced(["-e", f"inject={call}:signal=SIGKILL:when={number}"], ["checkin", str(file), *CHECKIN])
        if done.returncode == 0:
            break
        assert done.returncode in (-9, 137), done.stderr
        assert file.read_text("utf-8") in (OLD, NEW)
    assert number >= 2, "it was never killed"
    assert file.read_text("utf-8") == NEW and os.listdir(tmp_path) == ["okrs.json"]


@posix
def test_nothing_but_the_temporary_file_is_ever_opened_for_writing(tmp_path):
    file = tmp_path / "okrs.json"
    file.write_text(OLD, "utf-8")
    program = """
import os, sys
seen = []
def hook(event, arguments):
    if event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_TRUNC | os.O_CREAT):
        seen.append((str(arguments[0]), bool(arguments[2] & (os.O_TRUNC | os.O_CREAT | os.O_WRONLY))))
    elif event in ("os.rename", "os.truncate", "os.remove", "os.link"):
        seen.append((event, *map(str, arguments[:2])))
sys.addaudithook(hook)
from okr._cli import main
sys.dont_write_bytecode = True
code = main(sys.argv[1:])
print("\\n".join(map(repr, [it for it in seen if "__pycache__" not in str(it)])), file=sys.stderr)
sys.exit(code)
"""
    done = subprocess.run(
        [sys.executable, "-B", "-c", program, "checkin", str(file), *CHECKIN], capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    held, temporary, renamed = done.stderr.splitlines()
    assert held == repr((str(file), False))
    assert temporary.endswith(".okr-tmp', True)")
    assert renamed.startswith("('os.rename', ") and renamed.endswith(f", {str(file)!r})")


@posix
@pytest.mark.slow
@pytest.mark.parametrize("writers", [2, 4])
def test_writers_that_start_together_are_told_when_they_come_second(tmp_path, writers):
    file = tmp_path / "okrs.json"
    arguments = [
        ["checkin", str(file), "kr1", str(33 + number), "--on", "2026-11-02", "--note", f"writer {number}"]
        for number in range(writers)
    ]
    plan = {"folder": str(tmp_path), "file": str(file), "old": OLD, "arguments": arguments, "rounds": 25}
    refused = 0
    for played in driven(plan, "races"):
        there = {
            check_in.note for check_in in okr.loads(played["content"]).key_results["kr1"].check_ins if check_in.note
        }
        succeeded = {f"writer {number}" for number, (code, _) in enumerate(played["done"]) if code == 0}
        assert there == succeeded and succeeded
        for code, said in played["done"]:
            assert code in (0, 1)
            if code == 1:
                assert "somebody else" in said or "others keep writing" in said
                refused += 1
        assert played["left"] == 0
    assert refused >= 1, "no two of them ever met: the test saw nothing"


@posix
def test_a_file_that_is_held_is_left_alone(tmp_path, capsys):
    file = tmp_path / "okrs.json"
    file.write_text(OLD, "utf-8")
    with _files.held(str(file)) as held:
        assert held.locked and held.data == OLD.encode()
        assert main(["checkin", str(file), *CHECKIN]) == 1
        with pytest.raises(_files.Conflict), _files.held(str(file)):
            pass
        with pytest.raises(_files.Conflict):
            _files.write(str(file), b"{}")
    assert "okrs.json: somebody else is writing the file: it is left as it is; try again" in capsys.readouterr().err
    assert file.read_text("utf-8") == OLD
    assert main(["checkin", str(file), *CHECKIN]) == 0
    assert file.read_text("utf-8") == NEW


@pytest.mark.parametrize("how", ["in place", "replaced", "removed", "same bytes"])
def test_a_writer_without_a_lock_is_seen(tmp_path, how):
    file = tmp_path / "okrs.json"
    file.write_text(OLD, "utf-8")
    theirs = {"in place": "theirs", "replaced": "theirs", "removed": None, "same bytes": OLD}[how]
    with _files.held(str(file)) as held:
        if how == "in place":
            file.write_text("theirs", "utf-8")
        elif how == "removed":
            file.unlink()
        else:
            (tmp_path / "other").write_text(theirs, "utf-8")
            os.replace(tmp_path / "other", file)
        with pytest.raises(_files.Conflict, match="meanwhile"):
            held.replace(NEW.encode())
    assert (file.read_text("utf-8") if file.exists() else None) == theirs
    assert os.listdir(tmp_path) == ([] if theirs is None else ["okrs.json"])


def test_the_command_tells_of_a_writer_without_a_lock(tmp_path, capsys, monkeypatch):
    from okr import _layout

    file = tmp_path / "okrs.json"
    file.write_text(OLD, "utf-8")
    rewritten = _layout.rewritten

    def late(*arguments):
        file.write_text("theirs", "utf-8")
        return rewritten(*arguments)

    monkeypatch.setattr(_layout, "rewritten", late)
    assert main(["checkin", str(file), *CHECKIN]) == 1
    assert "somebody else has written the file meanwhile" in capsys.readouterr().err
    assert file.read_text("utf-8") == "theirs"


def test_a_lock_on_what_is_no_longer_the_file_is_none(tmp_path, monkeypatch):
    file = tmp_path / "okrs.json"
    file.write_text(OLD, "utf-8")
    lock, times = _files._lock, []

    def slow(descriptor):
        if len(times) < 3:  # between opening and locking, another writer ends
            (tmp_path / "other").write_text(f"version {len(times)}", "utf-8")
            os.replace(tmp_path / "other", file)
        times.append(descriptor)
        return lock(descriptor)

    monkeypatch.setattr(_files, "_lock", slow)
    with _files.held(str(file)) as held:
        assert held.data == b"version 2"
    assert len(times) == 4


def test_where_there_are_no_locks_that_is_said(tmp_path, capsys, monkeypatch):
    file = tmp_path / "okrs.json"
    file.write_text(OLD, "utf-8")
    monkeypatch.setattr(_files, "fcntl", None)
    monkeypatch.setattr(_files, "msvcrt", None)
    assert main(["checkin", str(file), *CHECKIN]) == 0
    assert "cannot be locked here" in capsys.readouterr().err
    assert file.read_text("utf-8") == NEW


class Windows:
    """What `msvcrt` does, told to a list."""

    LK_NBLCK, LK_UNLCK = 2, 0

    def __init__(self, refuses=False):
        self.calls, self.refuses = [], refuses

    def locking(self, descriptor, mode, count):
        if self.refuses:
            raise PermissionError(13, "Permission denied")
        self.calls.append((os.lseek(descriptor, 0, os.SEEK_CUR), mode, count))


def test_locks_of_windows(tmp_path, capsys, monkeypatch):
    file = tmp_path / "okrs.json"
    file.write_text(OLD, "utf-8")
    windows = Windows()
    monkeypatch.setattr(_files, "fcntl", None)
    monkeypatch.setattr(_files, "msvcrt", windows)
    assert main(["checkin", str(file), *CHECKIN]) == 0
    assert file.read_text("utf-8") == NEW
    assert windows.calls == [(1 << 30, 2, 1), (1 << 30, 0, 1)]
    # The file cannot be replaced there while it is open: it is closed before.
    replace, closed = os.replace, []
    monkeypatch.setattr(os, "replace", lambda *names: (closed.append(held._descriptor), replace(*names)))
    with _files.held(str(file)) as held:
        held.replace(b"{}")
    assert closed == [None] and file.read_bytes() == b"{}"
    file.write_text(OLD, "utf-8")
    monkeypatch.setattr(_files, "msvcrt", Windows(refuses=True))
    assert main(["checkin", str(file), *CHECKIN]) == 1
    assert "somebody else is writing the file" in capsys.readouterr().err


@posix
def test_mode_links_and_folders(tmp_path):
    real = tmp_path / "deep" / "okrs.json"
    real.parent.mkdir()
    real.write_text(OLD, "utf-8")
    real.chmod(0o604)
    link = tmp_path / "link.json"
    link.symlink_to(real)
    assert main(["checkin", str(link), *CHECKIN]) == 0
    assert link.is_symlink() and real.read_text("utf-8") == NEW
    assert real.stat().st_mode & 0o777 == 0o604
    assert os.listdir(real.parent) == ["okrs.json"]
    new = tmp_path / "new.json"
    os.umask(mask := os.umask(0o022))
    _files.write(str(new), b"one")
    assert new.read_bytes() == b"one" and new.stat().st_mode & 0o777 == 0o666 & ~mask
    _files.write(str(new), b"two")
    assert new.read_bytes() == b"two"


@posix
def test_what_is_no_plain_file(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        _files.write(str(pipe), b"down the pipe")
        assert os.read(reader, 100) == b"down the pipe"
        with pytest.raises(OSError, match="no plain file"), _files.held(str(pipe)):
            pass
    finally:
        os.close(reader)
    with pytest.raises(IsADirectoryError), _files.held(str(tmp_path)):
        pass
    with pytest.raises(FileNotFoundError), _files.held(str(tmp_path / "nothing")):
        pass
    assert pipe.is_fifo()


def test_a_file_that_turns_up_meanwhile_is_left_alone(tmp_path, monkeypatch):
    file = tmp_path / "new.json"
    temporary = _files._temporary

    def late(*arguments):
        file.write_text("theirs", "utf-8")
        return temporary(*arguments)

    monkeypatch.setattr(_files, "_temporary", late)
    with pytest.raises(_files.Conflict, match="made the file"):
        _files.write(str(file), b"mine")
    assert file.read_text("utf-8") == "theirs" and os.listdir(tmp_path) == ["new.json"]


def test_a_folder_that_cannot_be_flushed(tmp_path, capsys, monkeypatch):
    import errno

    file = tmp_path / "okrs.json"
    sync, calls = os.fsync, []

    def flush(descriptor):
        calls.append(descriptor)
        if len(calls) % 2 == 0:
            raise OSError(codes[-1], os.strerror(codes[-1]))
        sync(descriptor)

    codes: list[int] = []
    monkeypatch.setattr(os, "fsync", flush)
    for code, exits, said in ((errno.EINVAL, 0, ""), (errno.EIO, 2, "may not outlive a power failure")):
        codes.append(code)
        file.write_text(OLD, "utf-8")
        assert main(["checkin", str(file), *CHECKIN]) == exits
        assert said in capsys.readouterr().err
        assert file.read_text("utf-8") == NEW

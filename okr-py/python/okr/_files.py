"""Files that are written whole or not at all, and by one writer at a time.

A file is replaced: a temporary file in its folder gets the new content and is
flushed to the disk, then takes the name of the old one, and the folder is
flushed too. Whenever that ends, by an error, a signal or a power failure, the
name stands for the old content or for the new, never for anything else. A
temporary file that was left behind by a process that was killed is taken away
the next time.

While a file is read, changed and written, it is held by a lock that other
writers of this package respect: `flock` on the file itself, or `msvcrt.locking`
on Windows, where the file must be closed, and so the lock let go of, just before
it is replaced. Where there is neither, as on some network
file systems, or for a writer that knows nothing of locks, what is left is a
comparison: just before it is replaced the file must still be the one that was
read, byte for byte, or it is left alone. A writer without a lock that writes
between that comparison and the renaming is not noticed.

The new file has the mode of the old one, and its owner and group where the
process may set them; other hard links keep the old content.
"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import contextmanager, suppress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType
    from typing import Any

fcntl: ModuleType | None
msvcrt: Any
try:
    import fcntl
except ImportError:  # Windows, WebAssembly
    fcntl = None
try:
    import msvcrt
except ImportError:
    msvcrt = None

#: So often a file is opened anew that others keep replacing.
TRIES = 50

#: The end of the names of temporary files.
ENDING = ".okr-tmp"

#: What file systems say that have no locks, or no flushing of folders.
_UNKNOWN = frozenset(
    getattr(errno, name) for name in ("ENOLCK", "ENOSYS", "ENOTSUP", "EOPNOTSUPP", "EINVAL") if hasattr(errno, name)
)

#: The byte that is locked on Windows: far behind the end, so that readers are not kept out.
_FAR = 1 << 30


class Conflict(Exception):
    """Somebody else writes the file, or has written it; it is left as it is."""


class Unsure(Exception):
    """The new content is in place, but nobody knows whether it would outlive a power failure."""


class Held:
    """A file that is held: its content, and the means to replace it."""

    def __init__(self, path: str, descriptor: int, locked: bool) -> None:
        #: Whether others are kept out by a lock.
        self.locked = locked
        self._path = path
        self._descriptor: int | None = descriptor
        self._status = os.fstat(descriptor)
        with open(descriptor, "rb", closefd=False) as file:
            #: What stands in it.
            self.data = file.read()

    def replace(self, data: bytes) -> None:
        """Put this into the place of the content.

        Raises `Conflict` if somebody else has written the file since it was
        read, and `OSError` if it cannot be written; then it is as it was.
        """
        if self.locked:  # then none of these can be somebody else's
            _clean(self._path)
        temporary = _temporary(self._path, data, self._status)
        try:
            self._compare()
            if msvcrt is not None:
                self.close()
            os.replace(temporary, self._path)
        except BaseException:
            with suppress(OSError):
                os.unlink(temporary)
            raise
        _flush_folder(self._path)

    def close(self) -> None:
        """Let go of the file."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            with suppress(OSError):  # nothing was written to it, so nothing can be lost
                if msvcrt is not None and self.locked:
                    os.lseek(descriptor, _FAR, os.SEEK_SET)
                    msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
            with suppress(OSError):
                os.close(descriptor)  # lets go of a lock by flock too

    def _compare(self) -> None:
        try:
            with open(self._path, "rb") as file:
                same = _same(os.fstat(file.fileno()), self._status) and file.read() == self.data
        except FileNotFoundError:
            same = False
        if not same:
            raise Conflict("somebody else has written the file meanwhile: it is left as it is; try again")


@contextmanager
def held(name: str) -> Iterator[Held]:
    """Hold a file while it is read, changed and written; symbolic links are followed.

    Raises `Conflict` if somebody else holds it, and `OSError` if it cannot be
    read and written.
    """
    path = os.path.realpath(name)
    descriptor, locked = _hold(path)
    try:
        file = Held(path, descriptor, locked)
    except BaseException:
        os.close(descriptor)
        raise
    try:
        yield file
    finally:
        file.close()


def write(name: str, data: bytes) -> None:
    """Write a file whole or not at all; what is no plain file, such as a pipe, is written as it comes."""
    path = os.path.realpath(name)
    try:
        status = os.stat(path)
    except FileNotFoundError:
        _create(path, data)
        return
    if not stat.S_ISREG(status.st_mode):
        with open(path, "wb") as file:
            file.write(data)
        return
    with held(path) as file:
        file.replace(data)


def _create(path: str, data: bytes) -> None:
    temporary = _temporary(path, data, None)
    try:
        if os.path.lexists(path):
            raise Conflict("somebody else has made the file meanwhile: it is left as it is")
        os.replace(temporary, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise
    _flush_folder(path)


def _hold(path: str) -> tuple[int, bool]:
    """The file, open and locked: the one that the name stands for now."""
    for _ in range(TRIES):
        descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
        try:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise OSError(errno.EINVAL, "it is no plain file")
            locked = _lock(descriptor)
            # Who had the lock before may have replaced the file that was opened.
            if _same(os.fstat(descriptor), os.stat(path)):
                return descriptor, locked
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)
    raise Conflict("others keep writing the file: it is left as it is; try again")


def _lock(descriptor: int) -> bool:
    try:
        if fcntl is not None:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        elif msvcrt is not None:
            os.lseek(descriptor, _FAR, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            os.lseek(descriptor, 0, os.SEEK_SET)
        else:
            return False
    except OSError as error:
        if error.errno in (errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK):
            raise Conflict("somebody else is writing the file: it is left as it is; try again") from None
        if error.errno in _UNKNOWN:
            return False
        raise
    return True


def _same(one: os.stat_result, other: os.stat_result) -> bool:
    return (one.st_dev, one.st_ino) == (other.st_dev, other.st_ino)


def _start(path: str) -> str:
    """How the names of temporary files for a file begin."""
    return f".{os.path.basename(path)}."


def _temporary(path: str, data: bytes, old: os.stat_result | None) -> str:
    """A new file beside another one, with all of the content on the disk; its name."""
    from secrets import token_hex

    name = os.path.join(os.path.dirname(path), f"{_start(path)}{token_hex(4)}{ENDING}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    # What takes the place of another is nobody else's to read before it has that one's mode.
    descriptor = os.open(name, flags, 0o666 if old is None else 0o600)
    try:
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
            if old is not None:
                _take_over(descriptor, old)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise
    return name


def _take_over(descriptor: int, old: os.stat_result) -> None:
    """Owner, group and mode of the old file; the owner first, since that may change the mode."""
    new = os.fstat(descriptor)
    if hasattr(os, "fchown") and (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid):
        with suppress(PermissionError):
            os.fchown(descriptor, old.st_uid, old.st_gid)
    if hasattr(os, "fchmod"):
        os.fchmod(descriptor, stat.S_IMODE(old.st_mode))


def _clean(path: str) -> None:
    """Take away what a process that was killed has left behind; whoever holds the file may do so."""
    start = _start(path)
    with suppress(OSError), os.scandir(os.path.dirname(path)) as entries:
        for name in [entry.name for entry in entries]:
            if name.startswith(start) and name.endswith(ENDING) and len(name) == len(start) + 8 + len(ENDING):
                with suppress(OSError):
                    os.unlink(os.path.join(os.path.dirname(path), name))


def _flush_folder(path: str) -> None:
    """Let a renaming outlive a power failure, where folders can be flushed."""
    if os.name == "nt":
        return
    try:
        descriptor = os.open(os.path.dirname(path), os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            with suppress(OSError):
                os.close(descriptor)
    except OSError as error:
        if error.errno not in _UNKNOWN and not isinstance(error, PermissionError):
            raise Unsure(error.strerror or str(error)) from None

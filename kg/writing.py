"""Writing a file whole or not at all."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


def write_whole(path: Path, content: str | bytes) -> None:
    """Write beside the file first, then rename: no reader sees half of it, and a run cut off leaves the old one.

    A link stays a link, and what is no file, such as a pipe or ``/dev/null``, is written
    straight. Raises OSError that names ``path``.
    """
    raw = content.encode() if isinstance(content, str) else content
    if _is_written_straight(path):
        path.write_bytes(raw)
        return
    place = path.resolve() if path.is_symlink() else path
    beside = place.with_name(f".{place.name}.{os.getpid()}")
    with written_beside(path, beside):
        beside.write_bytes(raw)
        beside.replace(place)


@contextmanager
def written_beside(path: Path, beside: Path) -> Iterator[None]:
    """While a file is written beside its place: where that fails nothing of it stays, and the error names the file that was meant."""
    try:
        yield
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise type(error)(error.errno, error.strerror, str(path)) from None


def _is_written_straight(path: Path) -> bool:
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False

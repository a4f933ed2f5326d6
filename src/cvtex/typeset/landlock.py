"""Landlock: the Linux kernel keeps a process inside some folders, without privileges.

A thread restricts itself, and the processes that it starts inherit the restriction, for ever. So a
thread of its own starts the process; the rest of cvtex stays free. The kernel has this since 5.13,
if it is switched on; a container may forbid it. The calls and constants are those of the kernel's
documentation (userspace-api/landlock) and of `linux/landlock.h`; their numbers are the same on all
architectures. The package on the index that wraps them is an early release without changes since
2022, and needs more code around it than these calls.
"""

from __future__ import annotations

import ctypes
import os
import struct
import sys
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_VERSION = 1  # LANDLOCK_CREATE_RULESET_VERSION
_PATH_BENEATH = 1  # LANDLOCK_RULE_PATH_BENEATH
_NO_NEW_PRIVS = 38  # PR_SET_NO_NEW_PRIVS

_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_TRUNCATE, _DEVICE_CALLS = 1 << 14, 1 << 15
_FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
"""How many rights on files each version of Landlock can restrict; each is a bit, from the first."""

_TCP = 0b11  # LANDLOCK_ACCESS_NET_BIND_TCP and LANDLOCK_ACCESS_NET_CONNECT_TCP, from version 4
_SCOPES = 0b11  # abstract Unix sockets, and signals to processes outside, from version 6

_READ = _EXECUTE | _READ_FILE | _READ_DIR
_ON_A_FILE = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE | _DEVICE_CALLS
"""The rights that a rule for a file, not a folder, may have."""


LIBRARIES = (
    "/lib", "/lib64", "/lib32", "/usr/lib", "/usr/lib64", "/usr/lib32", "/etc/ld.so.cache",
    "/etc/ld.so.preload", "/nix/store", "/gnu/store",
)  # fmt: skip
"""Where Linux distributions have the libraries that a program is linked with."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a process may see of the file system; everything else does not exist for it.

    Below the folders (or the files) of `readable` it may read and execute, below those of
    `writable` it may do anything, and below those of `outputs` anything but read and execute. Paths
    that do not exist are ignored.
    """

    readable: tuple[Path, ...]
    writable: tuple[Path, ...]
    outputs: tuple[Path, ...] = ()


@cache
def version() -> int:
    """Return the version of Landlock that the kernel offers this process; 0 if it offers none."""
    if sys.platform != "linux":
        return 0
    try:
        found = int(_libc().syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), _VERSION))
    except (OSError, AttributeError):
        return 0
    return max(found, 0)


def start_within(bounds: Bounds, start: Callable[[], T]) -> T:
    """Call `start` in a thread that is kept within bounds, so that what it starts is too.

    Returns what `start` returns, and raises what it raises. Raises `OSError` if the kernel refuses
    the bounds; then nothing was started.
    """
    results: list[T] = []
    failures: list[BaseException] = []

    def run() -> None:
        try:
            _restrict_this_thread(bounds)
            results.append(start())
        except BaseException as problem:  # noqa: BLE001 - it is raised again where it is expected
            failures.append(problem)

    thread = threading.Thread(target=run, name="cvtex-landlock", daemon=True)
    thread.start()
    thread.join()
    if failures:
        raise failures[0]
    return results[0]


def _restrict_this_thread(bounds: Bounds) -> None:
    """Restrict the calling thread for ever. Raises `OSError`."""
    known = version()
    if known < 1:
        raise OSError("the kernel has no Landlock")
    rights = (1 << _FILE_RIGHTS[min(known, max(_FILE_RIGHTS))]) - 1
    attributes = struct.pack("=QQQ", rights, _TCP, _SCOPES)
    size = 8 if known < 4 else 16 if known < 6 else 24
    ruleset = _call(_CREATE_RULESET, attributes[:size], size, 0)
    try:
        _allow(ruleset, bounds.readable, _READ & rights)
        _allow(ruleset, bounds.writable, rights)
        _allow(ruleset, bounds.outputs, rights & ~_READ)
        if _libc().prctl(_NO_NEW_PRIVS, 1, 0, 0, 0):
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
        _call(_RESTRICT_SELF, ruleset, 0)
    finally:
        os.close(ruleset)


def _allow(ruleset: int, paths: Iterable[Path], rights: int) -> None:
    """Add a rule for each path that exists."""
    for path in paths:
        try:
            handle = os.open(path, os.O_PATH | os.O_CLOEXEC)
        except OSError:
            continue
        try:
            is_folder = os.path.isdir(path)  # noqa: PTH112 - `Path` raises where it may not look
            allowed = rights if is_folder else rights & _ON_A_FILE
            _call(_ADD_RULE, ruleset, _PATH_BENEATH, struct.pack("=Qi", allowed, handle), 0)
        finally:
            os.close(handle)


def _call(number: int, *arguments: int | bytes) -> int:
    """Make a system call. Raises `OSError`."""
    result = int(_libc().syscall(number, *arguments))
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
    return result


@cache
def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)

"""A disk that forgets: file operations recorded, and what a power cut may leave of them.

What was written to a file is there for certain only after an fsync of the file; a name made,
moved or removed only after an fsync of its folder. Everything else may be lost, or be there.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Any, Literal

import pytest

Fate = Literal["lost", "half", "zeros", "hole", "whole"]
FATES: tuple[Fate, ...] = ("lost", "half", "zeros", "hole", "whole")
"""Of bytes that were not synced: none arrive; the first half does; the file has grown, but by
zeros; only its last part arrived, behind zeros; all arrive."""
_MOST_NAMES = 3
"""Up to so many changes of names, every subset of them is tried; of more, every beginning."""
Tree = dict[str, bytes | None]
"""Files by path, with their bytes; folders with None."""


@dataclass(eq=False)
class Node:
    """A file (``durable`` None: not even its making is) or a folder."""

    is_folder: bool
    now: bytes = b""
    durable: bytes = b""
    names: dict[str, Node] = field(default_factory=dict)
    durable_names: dict[str, Node] = field(default_factory=dict)
    pending: list[tuple[str, ...]] = field(default_factory=list)
    """Names not yet synced: ("put", name, "") or ("move", from, to) or ("drop", name, "")."""
    made: dict[str, Node] = field(default_factory=dict)


class Disk:
    """Follows the operations one by one. ``root`` itself is durable from the beginning."""

    def __init__(self, root: Path) -> None:
        self.root = str(root)
        self.top = Node(True)
        self._nodes = [self.top]

    def _find(self, path: str) -> tuple[Node, str]:
        """The folder that holds this path, and its name there."""
        *above, name = os.path.relpath(path, self.root).split(os.sep)
        folder = self.top
        for part in above:
            folder = folder.names[part]
        return folder, name

    def node(self, path: str) -> Node:
        if os.path.normpath(path) == self.root:
            return self.top
        folder, name = self._find(path)
        return folder.names[name]

    def make(self, path: str, *, is_folder: bool) -> None:
        folder, name = self._find(path)
        node = folder.names[name] = Node(is_folder)
        self._nodes.append(node)
        folder.pending.append(("put", name))
        folder.made[name] = node

    def write(self, path: str, data: bytes) -> None:
        self.node(path).now = data

    def move(self, old: str, new: str) -> None:
        (folder, name), (there, new_name) = self._find(old), self._find(new)
        assert folder is there, "a move between folders"
        folder.names[new_name] = folder.names.pop(name)
        folder.pending.append(("move", name, new_name))

    def drop(self, path: str) -> None:
        folder, name = self._find(path)
        del folder.names[name]
        folder.pending.append(("drop", name))

    def sync(self, node: Node) -> None:
        node.durable = node.now
        if node.is_folder:
            node.durable_names = dict(node.names)
            node.pending.clear()
            node.made.clear()

    # --- what may be left --------------------------------------------------------------------

    def after_a_cut(self) -> Iterator[Tree]:
        """What may stand on the disk if the power fails now."""
        folders = [node for node in self._nodes if node.is_folder and node.pending]
        choices = [list(_subsets(len(folder.pending))) for folder in folders]
        for chosen in product(*choices):
            kept = {id(folder): picks for folder, picks in zip(folders, chosen, strict=True)}
            for fate in FATES:
                tree: Tree = {}
                self._lay_out(self.top, "", kept, fate, tree)
                yield tree

    def _lay_out(
        self, folder: Node, path: str, kept: dict[int, tuple[int, ...]], fate: Fate, tree: Tree
    ) -> None:
        names = dict(folder.durable_names)
        made = dict(folder.made)
        for number in kept.get(id(folder), ()):
            kind, name, *to = folder.pending[number]
            if kind == "put":
                names[name] = made[name]
            elif kind == "move":
                # A name that is moved is there: the file system knows both in one step.
                node = names.pop(name, None) or made.get(name)
                if node is not None:
                    names[to[0]] = node
            else:
                names.pop(name, None)
        for name, node in names.items():
            here = f"{path}{name}"
            if node.is_folder:
                tree[here] = None
                self._lay_out(node, f"{here}/", kept, fate, tree)
            else:
                tree[here] = _left(node, fate)

    def tree(self) -> Tree:
        """What stands there while the power is on."""
        tree: Tree = {}
        folders = [(self.top, "")]
        while folders:
            folder, path = folders.pop()
            for name, node in folder.names.items():
                tree[f"{path}{name}"] = None if node.is_folder else node.now
                if node.is_folder:
                    folders.append((node, f"{path}{name}/"))
        return tree


def _subsets(count: int) -> Iterator[tuple[int, ...]]:
    if count <= _MOST_NAMES:
        for bits in range(1 << count):
            yield tuple(number for number in range(count) if bits >> number & 1)
    else:
        yield from (tuple(range(length)) for length in range(count + 1))


def _left(node: Node, fate: Fate) -> bytes:
    old, new = node.durable, node.now
    if old == new or fate == "whole":
        return new
    if fate == "lost":
        return old
    if not new.startswith(old):  # written over, or cut short
        return new[: len(new) // 2] + old[len(new) // 2 :] if fate == "half" else old
    fresh = new[len(old) :]
    half = len(fresh) // 2
    return {
        "half": old + fresh[:half],
        "zeros": old + bytes(len(fresh)),
        "hole": old + bytes(half) + fresh[half:],
    }[fate]


def lay_out(tree: Tree, folder: Path) -> None:
    """Put such a state on a real disk."""
    for name, data in sorted(tree.items()):
        path = folder / name
        if data is None:
            path.mkdir(mode=0o700)
        else:
            path.write_bytes(data)


# --- recording -------------------------------------------------------------------------------

Operation = Callable[[Disk], None]


class Recorder:
    """The operations on everything below a folder, in order, as the system was asked for them."""

    def __init__(self, root: Path) -> None:
        self.root = str(root)
        self.operations: list[Operation] = []

    def _is_ours(self, path: object) -> bool:
        return str(path).startswith(self.root)

    def _of(self, fd: int) -> str:
        """The path that a descriptor was opened by; by now it may have another name."""
        return self._open_files.get(fd, "")

    @contextmanager
    def recording(self) -> Iterator[None]:
        """Record what happens meanwhile."""
        self._open_files: dict[int, str] = {}
        with pytest.MonkeyPatch.context() as patch:
            for name in ("open", "close", "write", "ftruncate", "fsync", "replace", "rename"):
                patch.setattr(os, name, self._wrapped(name, getattr(os, name)))
            for name in ("unlink", "remove", "mkdir", "rmdir"):
                patch.setattr(os, name, self._wrapped(name, getattr(os, name)))
            yield

    def _wrapped(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            there = name == "open" and self._is_ours(args[0]) and os.path.lexists(args[0])
            result = function(*args, **kwargs)
            getattr(self, f"_{name}")(args, result, there)
            return result

        return call

    def _open(self, args: Any, fd: int, there: bool) -> None:
        path = str(args[0])
        if not self._is_ours(path):
            return
        path = os.path.realpath(path)
        self._open_files[fd] = path
        if not there:
            self.operations.append(lambda disk: disk.make(path, is_folder=False))
        elif args[1] & os.O_TRUNC:
            self.operations.append(lambda disk: disk.write(path, b""))

    def _close(self, args: Any, _result: None, _there: bool) -> None:
        self._open_files.pop(args[0], None)

    def _bytes_changed(self, fd: int) -> None:
        if path := self._of(fd):
            size = os.fstat(fd).st_size
            data = os.pread(fd, size, 0)
            self.operations.append(lambda disk: disk.write(path, data))

    def _write(self, args: Any, _result: int, _there: bool) -> None:
        self._bytes_changed(args[0])

    def _ftruncate(self, args: Any, _result: None, _there: bool) -> None:
        self._bytes_changed(args[0])

    def _fsync(self, args: Any, _result: None, _there: bool) -> None:
        if path := self._of(args[0]):
            self.operations.append(lambda disk: disk.sync(disk.node(path)))

    def _replace(self, args: Any, _result: None, _there: bool) -> None:
        old, new = str(args[0]), str(args[1])
        if self._is_ours(old):
            self.operations.append(lambda disk: disk.move(old, new))

    _rename = _replace

    def _unlink(self, args: Any, _result: None, _there: bool) -> None:
        path = str(args[0])
        if self._is_ours(path):
            self.operations.append(lambda disk: disk.drop(path))

    _remove = _rmdir = _unlink

    def _mkdir(self, args: Any, _result: None, _there: bool) -> None:
        path = str(args[0])
        if self._is_ours(path):
            self.operations.append(lambda disk: disk.make(path, is_folder=True))


def tree_of(folder: Path) -> Tree:
    """What really stands in a folder."""
    return {
        str(path.relative_to(folder)): None
        if stat.S_ISDIR(path.lstat().st_mode)
        else path.read_bytes()
        for path in folder.rglob("*")
    }

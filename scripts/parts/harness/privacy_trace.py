"""Runs a command without any network and writes down what it asks of sockets, call by call."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_CALL = re.compile(r"^\d+\s+(?:<\.\.\. )?(\w+)(?: resumed>)?[(,]?(.*)$")
_FAMILY = re.compile(r"\b(?:sa_family=|socket\()?(AF_[A-Z0-9]+)")
_DESCRIPTOR = re.compile(r"^\d+<([A-Z][A-Za-z0-9]*)")
_NO_SOCKET = re.compile(r"^\d+<(?:pipe:|anon_inode:|/)")
"""PulseAudio's library tries to send to its own pipe first; the kernel refuses it."""
_TARGETS = (
    re.compile(r'sun_path=(@?"[^"]*")'),
    re.compile(r'inet_addr\("([^"]*)"\)'),
    re.compile(r'inet_pton\(AF_INET6, "([^"]*)"'),
)
_PORT = re.compile(r"sin6?_port=htons\((\d+)\)")
_SENDING = {"connect", "sendto", "sendmsg", "sendmmsg", "listen", "accept", "accept4", "bind"}
_CALLS = {*_SENDING, "socket"}
_FAMILIES = {"UNIX": "AF_UNIX", "TCP": "AF_INET", "UDP": "AF_INET", "RAW": "AF_INET"}


class NotPermittedError(Exception):
    """A sentence: what this machine lacks for the test."""


@dataclass(frozen=True, slots=True, order=True)
class Contact:
    """One kind of call: its name, the address family, and the target ("" where it names none)."""

    call: str
    family: str
    target: str = ""

    @property
    def leaves(self) -> bool:
        """Whether something could leave the program other than to a local socket."""
        # urllib3, which vosk imports, binds ::1 for a moment to learn whether there is IPv6.
        probe = self.call == "bind" and self.target == "[::1]:0"
        return self.call in _SENDING and self.family != "AF_UNIX" and not probe

    def __str__(self) -> str:
        return f"{self.call} {self.family} {self.target}".rstrip()


@cache
def _alone() -> tuple[str, ...]:
    """The prefix that takes all network interfaces away. Raises NotPermittedError."""
    for tool in ("unshare", "strace"):
        if shutil.which(tool) is None:
            raise NotPermittedError(f"{tool} is missing: apt-get install util-linux strace")
    user = ("setpriv", f"--reuid={os.getuid()}", f"--regid={os.getgid()}", "--clear-groups")
    ways = [("unshare", "-n"), ("unshare", "-r", "-n"), ("sudo", "-n", "unshare", "-n", *user)]
    for way in ways:
        if shutil.which(way[0]) and _works([*way, "strace", "-qq", "-e", "trace=none", "true"]):
            return way
    raise NotPermittedError(
        "This machine permits no network namespace (unshare -n) or no tracing in it (strace), "
        "so it cannot be shown here that nothing leaves the program."
    )


def _works(command: Sequence[str]) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def sealed(command: Sequence[str], trace: Path, environment: Mapping[str, str]) -> list[str]:
    """The command without network, under a trace of its network calls, those of children too.

    Raises NotPermittedError where that is not possible.
    """
    variables = [f"{name}={value}" for name, value in environment.items()]
    calls = f"trace={','.join(sorted(_CALLS))}"
    # What is not looked at runs at full speed (seccomp-bpf): sound would fall behind.
    how = ["-f", "--seccomp-bpf", "-qq", "-yy", "-s", "300"]
    tracing = ["strace", *how, "-e", calls, "-o", str(trace)]
    return [*_alone(), *tracing, "env", "-i", *variables, *command]


def contacts(trace: Path) -> set[Contact]:
    """Every distinct call, family and target in a trace."""
    found = set()
    for line in trace.read_text("utf-8", "replace").splitlines():
        match = _CALL.match(line)
        if match and match[1] in _CALLS and (seen := _contact(match[1], match[2])):
            found.add(seen)
    return found


def _contact(call: str, arguments: str) -> Contact | None:
    if _NO_SOCKET.match(arguments):
        return None
    target = next((m[1] for pattern in _TARGETS if (m := pattern.search(arguments))), "")
    if port := _PORT.search(arguments):
        target = f"[{target}]:{port[1]}"
    descriptor = _DESCRIPTOR.match(arguments)
    if family := _FAMILY.search(arguments):
        return Contact(call, family[1], target)
    if descriptor:
        kind = descriptor[1].removesuffix("v6")
        return Contact(call, _FAMILIES.get(kind, f"AF_{kind}"), target)
    # The second half of a call that another thread interrupted: its address stood in the first.
    return None if "= " in arguments else Contact(call, "unknown", arguments[:80])

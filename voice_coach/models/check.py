"""Tells a whole speech model from a broken one before Vosk loads it.

A broken model can abort the process from within C++. So its files are looked at first, and then
it is loaded once for trial in a child process; a stamp in the user's cache remembers that, so
that the trial is paid for once. Which files Vosk reads: ``model.cc`` of vosk-api.
"""

from __future__ import annotations

import contextlib
import hashlib
import mmap
import os
import struct
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from voice_coach.errors import ModelError
from voice_coach.files import make_private, read_regular
from voice_coach.models.catalogue import CATALOGUE

FST_MAGIC = 2125659606
"""First 4 bytes, little-endian, of every binary OpenFst file."""

_FST_HAS_OUTPUT_SYMBOLS = 2
_STATE_BYTES, _ARC_BYTES = 12, 16
_NETWORK_LEAST_BYTES = 1_000
"""Far below any real acoustic model, far above an empty or cut-off header."""

_HEADER_BYTES = 256
_MOST_CONF_BYTES = 2**20
_NETWORK_NAMED_WITHIN_BYTES = 2**28
"""How far into an acoustic model the names of its inputs are looked for; they come after tables of
some megabytes at most."""
_TRIAL_SECONDS = 180.0
"""The largest model takes about 20 s from a slow disk."""

_NO_RECOGNISER = 3
_KILLED = -9
_TRIAL = f"""
import sys
try:
    import vosk
except Exception as error:
    sys.exit(print(error, file=sys.stderr) or {_NO_RECOGNISER})
vosk.SetLogLevel(-1)
recogniser = vosk.KaldiRecognizer(vosk.Model(sys.argv[1]), 16000)
recogniser.AcceptWaveform(bytes(16000))
recogniser.FinalResult()
"""


class NotTried(ModelError):
    """The trial itself was impossible; it says nothing about the model."""


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where a model keeps its files: the present layout, or the flat one of old models."""

    am: str = "am/"
    conf: str = "conf/"
    graph: str = "graph/"


_FOLDERS = _Layout()
_FLAT = _Layout("", "", "")
_IVECTOR = ("splice.conf", "online_cmvn.conf", "final.mat", "global_cmvn.stats", "final.dubm")
_RNNLM = ("word_feats.txt", "feat_embedding.final.mat", "special_symbol_opts.conf")
_IN_CONF = ("model.conf", "mfcc.conf", "fbank.conf", "pitch.conf")
_IN_GRAPH = (
    "HCLG.fst", "HCLr.fst", "Gr.fst", "words.txt", "disambig_tid.int", "word_boundary.int",
    "phones/word_boundary.int",
)  # fmt: skip


def looks_like_model(folder: Path) -> bool:
    """Whether someone meant this folder to be a model, whole or not."""
    return any(
        (folder / name).exists()
        for name in ("am/final.mdl", "conf/model.conf", "conf/mfcc.conf", "final.mdl", "graph")
    )


def check(path: Path) -> None:
    """Returns if Vosk can load the model at ``path``. Raises ModelError naming what is wrong.

    NotTried where the trial was impossible.
    """
    if fault := fault_in_files(path):
        raise _broken(path, fault)
    stamp = _stamp(path)
    if not stamp.exists():
        _try(path)
        remember(path)


def remember(path: Path) -> None:
    """Note that this model, as it is on disk now, has been loaded for trial."""
    with contextlib.suppress(OSError):  # a cache that cannot be written only costs time
        stamp = _stamp(path)
        make_private(stamp.parent)
        stamp.touch(mode=0o600)


def fault_in_files(path: Path) -> str:
    """What is wrong with the model's files, as the end of a sentence; empty if nothing is seen.

    Costs a few milliseconds: names, sizes and first bytes, not contents.
    """
    if not path.is_dir():
        return "it is not a folder" if path.exists() else "the folder does not exist"
    try:
        return _missing(path) or _unfit(path)
    except OSError as error:
        return f"{Path(error.filename or path).name} cannot be read ({error.strerror})"


def _layout(path: Path) -> _Layout:
    flat = (path / "final.mdl").exists() and not (path / "am").exists()
    return _FLAT if flat else _FOLDERS


def _graph(path: Path, layout: _Layout) -> tuple[str, ...]:
    """The decoding graph's files: one whole, or two that are composed while listening."""
    if (path / layout.graph / "HCLG.fst").exists():
        return (f"{layout.graph}HCLG.fst",)
    return (f"{layout.graph}HCLr.fst", f"{layout.graph}Gr.fst")


def _missing(path: Path) -> str:
    at = _layout(path)
    if odd := [name for name in _read(at) if _is_odd(path / name)]:
        return f"{_listed(odd)} no regular file" + ("s" if len(odd) > 1 else "")
    graph = _graph(path, at)
    needed = [f"{at.am}final.mdl", *graph]
    if at is _FOLDERS:
        needed.append("conf/model.conf")
    fbank = f"{at.conf}fbank.conf"
    needed.append(fbank if (path / fbank).exists() else f"{at.conf}mfcc.conf")
    if (path / "ivector").exists() or _wants_ivectors(path / at.am / "final.mdl"):
        needed += ["ivector/final.ie", *(f"ivector/{name}" for name in _IVECTOR)]
    if (path / "rescore/G.carpa").exists():
        needed += ["rescore/G.carpa", "rescore/G.fst"]
    if (path / "rnnlm/final.raw").exists():
        needed += [f"rnnlm/{name}" for name in _RNNLM]
    words = path / at.graph / "words.txt"
    labelled = path / graph[-1]
    if words.exists() or (labelled.is_file() and not _names_words(labelled)):
        needed.append(f"{at.graph}words.txt")
    absent = [name for name in needed if not (path / name).is_file()]
    if len(graph) > 1 and not (path / at.graph / "disambig_tid.int").is_file():  # may be empty
        absent.append(f"{at.graph}disambig_tid.int")
    if absent:
        return f"{_listed(absent)} missing"
    empty = [name for name in needed if (path / name).stat().st_size == 0]
    return f"{_listed(empty)} empty" if empty else ""


def _read(at: _Layout) -> Iterator[str]:
    """All that Vosk reads of a model, where it is there."""
    yield f"{at.am}final.mdl"
    yield from (f"{at.conf}{name}" for name in _IN_CONF)
    yield from (f"{at.graph}{name}" for name in _IN_GRAPH)
    yield from (f"ivector/{name}" for name in ("final.ie", *_IVECTOR))
    yield from ("rescore/G.carpa", "rescore/G.fst")
    yield from (f"rnnlm/{name}" for name in ("final.raw", *_RNNLM))


def _is_odd(file: Path) -> bool:
    """Whether a pipe or a device stands there, of which Vosk would read for ever."""
    return file.exists() and not file.is_file() and not file.is_dir()


def _unfit(path: Path) -> str:
    """Files that are there, but cannot be what their names say."""
    at = _layout(path)
    network = path / at.am / "final.mdl"
    if not _head(network).startswith(b"\0B"):
        return f"{at.am}final.mdl does not begin like an acoustic model"
    if network.stat().st_size < _NETWORK_LEAST_BYTES:
        return f"{at.am}final.mdl is cut short"
    for name in _graph(path, at):
        head = _head(path / name)
        if struct.unpack("<i", head[:4].ljust(4, b"\0"))[0] != FST_MAGIC:
            return f"{name} does not begin like a decoding graph"
        if (path / name).stat().st_size < _least_bytes(head):
            return f"{name} is cut short"
    conf = path / "conf/model.conf"
    if at is _FOLDERS and b"--endpoint.silence-phones=" not in read_regular(conf, _MOST_CONF_BYTES):
        return "conf/model.conf does not name the silence phones"  # Vosk would abort
    return ""


def _head(file: Path) -> bytes:
    with file.open("rb") as stream:
        return stream.read(_HEADER_BYTES)


def _fst_header(head: bytes) -> tuple[int, int]:
    """The flags of an FST, and the least size in bytes that its states and arcs need.

    States and arcs are 0 or less where not told; only a plain vector's size can be reckoned.

    Layout: OpenFst's ``FstHeader``: magic, two length-prefixed strings, int32 version and
    flags, uint64 properties, int64 start, states and arcs. Raises struct.error.
    """
    at, strings = 4, []
    for _ in range(2):
        (length,) = struct.unpack_from("<i", head, at)
        (text,) = struct.unpack_from(f"{max(length, 0)}s", head, at + 4)
        strings.append(text.decode("ascii", "replace"))
        at += 4 + max(length, 0)
    _, flags, _, _, states, arcs = struct.unpack_from("<iiQqqq", head, at)
    at += struct.calcsize("<iiQqqq")
    if strings[0] == "vector":
        at += max(states, 0) * _STATE_BYTES + max(arcs, 0) * _ARC_BYTES
    return flags, at


def _names_words(graph: Path) -> bool:
    """Whether the graph carries its own list of words, so that words.txt is not needed."""
    try:
        return bool(_fst_header(_head(graph))[0] & _FST_HAS_OUTPUT_SYMBOLS)
    except struct.error:
        return True  # broken in a way that is told of elsewhere


def _least_bytes(head: bytes) -> int:
    """A size that the graph's header promises at least."""
    try:
        return _fst_header(head)[1]
    except struct.error:
        return _HEADER_BYTES


def _wants_ivectors(network: Path) -> bool:
    """Whether the network expects i-vectors beside its features."""
    if not network.is_file() or network.stat().st_size == 0:
        return False
    with (
        network.open("rb") as stream,
        mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as content,
    ):
        return content.find(b"input-node name=ivector", 0, _NETWORK_NAMED_WITHIN_BYTES) >= 0


def _listed(names: list[str]) -> str:
    most = 3
    shown = names if len(names) <= most else [*names[:most], f"{len(names) - most} more"]
    text = shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
    return f"{text} {'is' if len(names) == 1 else 'are'}"


def _try(path: Path) -> None:
    """Load the model and let it hear half a second of silence, in a process of its own."""
    try:
        done = subprocess.run(
            # -P: no module of the current folder is taken for the recogniser
            [sys.executable, "-P", "-c", _TRIAL, str(path.absolute())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            timeout=_TRIAL_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _broken(path, f"it did not load within {_TRIAL_SECONDS:.0f} seconds") from None
    except OSError as error:
        raise NotTried(
            f"The speech model could not be tried: {error.strerror}.",
            todo="Close other programs and try again.",
        ) from error
    if done.returncode == 0:
        return
    said = [line.strip() for line in done.stderr.decode("utf-8", "replace").splitlines()]
    said = [line for line in said if line]
    if done.returncode == _NO_RECOGNISER:
        raise NotTried(
            f"The speech recogniser, Vosk, cannot be loaded here: {said[-1] if said else ''}.",
            todo="Install voice-coach again, or use the keyboard: voice-coach start --keyboard.",
        )
    if done.returncode == _KILLED:
        raise NotTried(
            f"The system stopped the speech model {path} while it was loading; it probably "
            "needs more memory than is free.",
            todo="Close other programs, or take the small one: voice-coach models fetch.",
        )
    errors = [line for line in said if line.startswith(("ERROR", "ASSERTION_FAILED"))]
    reason = errors[0].partition(") ")[2] if errors else ""
    raise _broken(path, "Vosk cannot load it" + (f" ({reason})" if reason else ""))


def _broken(path: Path, fault: str) -> ModelError:
    again = next(
        (f"{entry.command} --replace" for entry in CATALOGUE.values() if entry.folder == path.name),
        "voice-coach models fetch",
    )
    return ModelError(
        f"The speech model at {path} is not whole: {fault}.",
        todo=f"Fetch it again: {again}. Or use the keyboard: voice-coach start --keyboard.",
    )


def _stamp(path: Path) -> Path:
    """A file that exists once this model, with these sizes and times of change, was tried."""
    whole = path.resolve()
    facts = [str(whole), sys.prefix]
    for folder, _, names in os.walk(whole):
        for name in names:
            file = os.path.join(folder, name)
            with contextlib.suppress(OSError):
                status = os.stat(file)
                facts.append(f"{file} {status.st_size} {status.st_mtime_ns}")
    digest = hashlib.sha256("\n".join([*facts[:2], *sorted(facts[2:])]).encode()).hexdigest()
    return platformdirs.user_cache_path("voice-coach", False) / "models-tried" / digest[:32]

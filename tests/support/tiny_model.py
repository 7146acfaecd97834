"""Writes the smallest model that the real Vosk loads, and servers and archives to fetch it from.

One phone, one word, a network of one layer: it hears nothing of use, but Vosk reads every file
of it as it would a large one's. Formats: Kaldi's binary files and OpenFst's vector FST.
"""

from __future__ import annotations

import math
import struct
import zipfile
from pathlib import Path

_DIM = 40
_PDFS = 2


def _int(value: int) -> bytes:
    return b"\x04" + struct.pack("<i", value)


def _float(value: float) -> bytes:
    return b"\x04" + struct.pack("<f", value)


def _ints(*values: int) -> bytes:
    return _int(len(values)) + struct.pack(f"<{len(values)}i", *values)


def _vector(*values: float) -> bytes:
    return b"FV " + _int(len(values)) + struct.pack(f"<{len(values)}f", *values)


def _transitions() -> bytes:
    half = _float(0.5)
    return (
        b"<TransitionModel> <Topology> "
        + _ints(1)
        + _ints(-1, 0)
        + _int(-1)
        + _int(1)
        + _int(2)
        + (_int(0) + _int(1) + _int(2) + _int(0) + half + _int(1) + half)
        + (_int(-1) + _int(-1) + _int(0))
        + b"</Topology> <Tuples> "
        + _int(1)
        + (_int(1) + _int(0) + _int(0) + _int(1))
        + b"</Tuples> <LogProbs> "
        + _vector(0.0, math.log(0.5), math.log(0.5))
        + b"</LogProbs> </TransitionModel> "
    )


def _network() -> bytes:
    config = (
        f"input-node name=input dim={_DIM}\n"
        "component-node name=a0 component=a0 input=input\n"
        "component-node name=ls component=ls input=a0\n"
        "output-node name=output input=ls objective=linear\n\n"
    )
    weights = b"FM " + _int(_PDFS) + _int(_DIM) + bytes(4 * _PDFS * _DIM)
    affine = (
        b"<FixedAffineComponent> <LinearParams> "
        + weights
        + b"<BiasParams> "
        + _vector(0.0, 0.0)
        + b"</FixedAffineComponent> "
    )
    softmax = (
        b"<LogSoftmaxComponent> <Dim> "
        + _int(_PDFS)
        + b"<ValueAvg> "
        + _vector()
        + b"<DerivAvg> "
        + _vector()
        + b"<Count> "
        + _float(0.0)
        + b"</LogSoftmaxComponent> "
    )
    return (
        b"<Nnet3> \n"
        + config.encode()
        + b"<NumComponents> "
        + _int(2)
        + b"<ComponentName> a0 "
        + affine
        + b"<ComponentName> ls "
        + softmax
        + b"</Nnet3> <LeftContext> "
        + _int(0)
        + b"<RightContext> "
        + _int(0)
        + b"<Priors> "
        + _vector(0.5, 0.5)
    )


def _fst(arcs: list[list[tuple[int, int, float, int]]], finals: list[float]) -> bytes:
    def text(value: str) -> bytes:
        return struct.pack("<i", len(value)) + value.encode()

    count = sum(len(leaving) for leaving in arcs)
    body = struct.pack("<i", 2125659606) + text("vector") + text("standard")
    body += struct.pack("<iiQqqq", 2, 0, 3, 0, len(arcs), count)
    for leaving, final in zip(arcs, finals, strict=True):
        body += struct.pack("<fq", final, len(leaving))
        for arc in leaving:
            body += struct.pack("<iifi", *arc)
    return body


def tiny_model(folder: Path) -> Path:
    """Write the model as ``folder``; about 3 kB."""
    for name in ("am", "conf", "graph/phones"):
        (folder / name).mkdir(parents=True)
    (folder / "am/final.mdl").write_bytes(b"\0B" + _transitions() + _network())
    (folder / "conf/mfcc.conf").write_text(
        "--sample-frequency=16000\n--use-energy=false\n--num-mel-bins=40\n--num-ceps=40\n"
        "--low-freq=20\n--high-freq=7600\n--dither=0.0\n"
    )
    (folder / "conf/model.conf").write_text(
        "--min-active=200\n--max-active=3000\n--beam=13\n--lattice-beam=6\n"
        "--acoustic-scale=0.5\n--frame-subsampling-factor=3\n--phone-determinize=false\n"
        "--endpoint.silence-phones=1\n"
    )
    (folder / "graph/words.txt").write_text("<eps> 0\nyes 1\n[unk] 2\n")
    (folder / "graph/phones/word_boundary.int").write_text("1 singleton\n")
    (folder / "graph/disambig_tid.int").write_text("")
    loop = [[(2, 1, 0.0, 1)], [(1, 0, 0.0, 1), (0, 0, 0.0, 0)]]
    (folder / "graph/HCLr.fst").write_bytes(_fst(loop, [0.0, 0.0]))
    (folder / "graph/Gr.fst").write_bytes(_fst([[(1, 1, 0.0, 0)]], [0.0]))
    return folder


def archive_of(model: Path, archive: Path) -> Path:
    """Zip the model's folder, under its own name, as the official archives are."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as content:
        for file in sorted(model.rglob("*")):
            content.write(file, Path(model.name) / file.relative_to(model))
    return archive

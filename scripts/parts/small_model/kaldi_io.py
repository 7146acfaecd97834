"""Writers for Kaldi's binary model file and OpenFst's vector files (facts verified by loading)."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike

_OPENFST_MAGIC = 2125659606
_EXPANDED_AND_MUTABLE = 3
INFINITY = float("inf")


def token(text: str) -> bytes:
    """A Kaldi token: its text and one space."""
    return text.encode("ascii") + b" "


def integer(value: int) -> bytes:
    """A 32-bit integer with its size byte."""
    return b"\x04" + struct.pack("<i", value)


def real(value: float) -> bytes:
    """A 32-bit float with its size byte."""
    return b"\x04" + struct.pack("<f", value)


def integers(values: Sequence[int]) -> bytes:
    """A vector of 32-bit integers."""
    return b"\x04" + struct.pack("<i", len(values)) + np.asarray(values, "<i4").tobytes()


def vector(values: ArrayLike) -> bytes:
    """A float vector."""
    array = np.asarray(values, "<f4")
    return token("FV") + integer(len(array)) + array.tobytes()


def matrix(values: ArrayLike) -> bytes:
    """A float matrix, row by row, in Kaldi's two-byte compressed form.

    Kaldi reads compressed matrices wherever it reads full ones; 16 bits over the matrix's
    range lose nothing that decoding could notice and halve the file.
    """
    array = np.asarray(values, np.float64)
    low, span = float(array.min()), float(array.max() - array.min())
    steps = np.round((array - low) * (65535.0 / span)).astype("<u2")
    return token("CM2") + struct.pack("<ffii", low, span, *array.shape) + steps.tobytes()


@dataclass
class Fst:
    """A transducer under construction: per state its final cost and its arcs.

    An arc is (input label, output label, cost, next state).
    """

    finals: list[float] = field(default_factory=list)
    arcs: list[list[tuple[int, int, float, int]]] = field(default_factory=list)
    start: int = 0

    def state(self, final: float = INFINITY) -> int:
        """Add a state; return its number."""
        self.finals.append(final)
        self.arcs.append([])
        return len(self.finals) - 1

    def arc(self, source: int, label: tuple[int, int], cost: float, target: int) -> None:
        """Add an arc with (input, output) labels."""
        self.arcs[source].append((*label, cost, target))

    def write(self, path: Path, sort_by: int) -> None:
        """Write in OpenFst's binary form; `sort_by` 0 sorts arcs by input label, 1 by output."""
        count = sum(len(arcs) for arcs in self.arcs)
        parts = [struct.pack("<i", _OPENFST_MAGIC), _string("vector"), _string("standard")]
        parts.append(struct.pack("<iiQqqq", 2, 0, _EXPANDED_AND_MUTABLE, self.start,
                                 len(self.finals), count))  # fmt: skip
        for final, arcs in zip(self.finals, self.arcs, strict=True):
            parts.append(struct.pack("<fq", final, len(arcs)))
            ordered = sorted(arcs, key=lambda arc: (arc[sort_by], arc))
            parts += [struct.pack("<iifi", *arc) for arc in ordered]
        path.write_bytes(b"".join(parts))


def _string(text: str) -> bytes:
    return struct.pack("<i", len(text)) + text.encode("ascii")


def transition_model(phones: int, states: Sequence[tuple[int, int, int]]) -> bytes:
    """One emitting state a phone; `states` are sorted (phone, first class, later class).

    State k, counted from 1, gets self-loop transition id 2k - 1 and forward id 2k.
    """
    topology = [integers(range(1, phones + 1)), integers([-1, *[0] * phones])]
    topology += [integer(-1), integer(1), integer(2)]
    topology += [integer(0), integer(1), integer(2)]
    topology += [integer(0), real(0.5), integer(1), real(0.5)]
    topology += [integer(-1), integer(-1), integer(0)]
    tuples = [
        integer(phone) + integer(0) + integer(first) + integer(later)
        for phone, first, later in states
    ]
    log_probabilities = [0.0, *[float(np.log(0.5))] * (2 * len(states))]
    return b"".join(
        [token("<TransitionModel>"), token("<Topology>"), *topology, token("</Topology>"),
         token("<Tuples>"), integer(len(states)), *tuples, token("</Tuples>"), token("<LogProbs>"),
         vector(log_probabilities), token("</LogProbs>"), token("</TransitionModel>")]
    )  # fmt: skip


def _affine(weight: ArrayLike, bias: ArrayLike) -> bytes:
    return b"".join(
        [token("<FixedAffineComponent>"), token("<LinearParams>"), matrix(weight),
         token("<BiasParams>"), vector(bias), token("</FixedAffineComponent>")]
    )  # fmt: skip


def _nonlinear(kind: str, size: int) -> bytes:
    return b"".join(
        [token(f"<{kind}>"), token("<Dim>"), integer(size), token("<ValueAvg>"), vector([]),
         token("<DerivAvg>"), vector([]), token("<Count>"), real(0.0), token(f"</{kind}>")]
    )  # fmt: skip


def _append(source: str, offsets: Iterable[int]) -> str:
    parts = [f"Offset({source}, {offset})" if offset else source for offset in offsets]
    return f"Append({', '.join(parts)})" if len(parts) > 1 else parts[0]


def network(
    layers: Sequence[tuple[Sequence[int], ArrayLike, ArrayLike]], priors: ArrayLike, inputs: int
) -> bytes:
    """The nnet3 part: affine layers given as (offsets, weight, bias), ReLU between, log softmax."""
    config = [f"input-node name=input dim={inputs}"]
    components: list[tuple[str, bytes]] = []
    source = "input"
    for index, (offsets, weight, bias) in enumerate(layers):
        last = index == len(layers) - 1
        size = len(np.asarray(bias))
        affine, after = f"a{index}", "ls" if last else f"r{index}"
        config += [
            f"component-node name={affine} component={affine} input={_append(source, offsets)}",
            f"component-node name={after} component={after} input={affine}",
        ]
        kind = "LogSoftmaxComponent" if last else "RectifiedLinearComponent"
        components += [(affine, _affine(weight, bias)), (after, _nonlinear(kind, size))]
        source = after
    config.append(f"output-node name=output input={source} objective=linear")
    body = [token("<ComponentName>") + token(name) + data for name, data in components]
    return b"".join(
        [token("<Nnet3>"), b"\n", "".join(line + "\n" for line in config).encode("ascii"), b"\n",
         token("<NumComponents>"), integer(len(components)), *body, token("</Nnet3>"),
         token("<LeftContext>"), integer(0), token("<RightContext>"), integer(0),
         token("<Priors>"), vector(priors)]
    )  # fmt: skip

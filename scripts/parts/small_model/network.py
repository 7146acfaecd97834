"""The acoustic network in PyTorch, and its folding into plain affine layers for Kaldi."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from scripts.parts.small_model import features


@dataclass(frozen=True)
class Layer:
    """A time-delay layer: input offsets in frames (10 ms), and its units."""

    offsets: tuple[int, ...]
    units: int


LAYERS = (
    Layer((-2, -1, 0, 1, 2), 256),
    Layer((-1, 0, 1), 304),
    Layer((-3, 0, 3), 304),
    Layer((-3, 0, 3), 304),
    Layer((-3, 0, 3), 304),
    Layer((-6, 0, 6), 304),
    Layer((-6, 0, 6), 304),
)
CONTEXT_FRAMES = sum(layer.offsets[-1] for layer in LAYERS)
"""Frames needed on each side of a label frame."""


class Network(nn.Module):
    """Time-delay layers of convolution, batch norm and ReLU; one output row a label frame.

    Input: log mel energies (batch, 40, frames) with `CONTEXT_FRAMES` on each side.
    Output: log posteriors (batch, classes, labels).
    """

    def __init__(self, classes: int) -> None:
        super().__init__()
        self.register_buffer("mean", torch.zeros(features.BINS))
        self.register_buffer("scale", torch.ones(features.BINS))
        layers: list[nn.Module] = []
        width, step = features.BINS, 1
        for index, layer in enumerate(LAYERS):
            spacing = layer.offsets[1] - layer.offsets[0]
            stride = 3 if index == 1 else 1
            layers += [
                nn.Conv1d(width, layer.units, len(layer.offsets), stride, dilation=spacing // step),
                nn.BatchNorm1d(layer.units),
                nn.ReLU(),
            ]
            width, step = layer.units, step * stride
        self.layers = nn.Sequential(*layers)
        self.output = nn.Conv1d(width, classes, 1)

    def with_classes(self, classes: int) -> Network:
        """A copy for other classes: the same layers, a fresh output."""
        other = Network(classes)
        kept = {k: v for k, v in self.state_dict().items() if not k.startswith("output.")}
        other.load_state_dict(kept, strict=False)
        return other

    def forward(self, log_mel: Tensor) -> Tensor:
        """Log posteriors of every class at every label frame."""
        normal = (log_mel - self.mean[:, None]) * self.scale[:, None]
        return self.output(self.layers(normal)).log_softmax(1)


def affine_layers(network: Network) -> list[tuple[Tensor, Tensor]]:
    """Weights (units, offsets * inputs) and biases with batch norm and MFCC folded in."""
    convolutions = [m for m in network.layers if isinstance(m, nn.Conv1d)]
    norms = [m for m in network.layers if isinstance(m, nn.BatchNorm1d)]
    folded: list[tuple[Tensor, Tensor]] = []
    for convolution, norm in zip(convolutions, norms, strict=True):
        weight = convolution.weight.detach().double()
        bias = convolution.bias.detach().double()  # type: ignore[union-attr]
        gain = norm.weight.double() / (norm.running_var.double() + norm.eps).sqrt()  # type: ignore[union-attr]
        weight = weight * gain[:, None, None].detach()
        bias = ((bias - norm.running_mean.double()) * gain + norm.bias.double()).detach()  # type: ignore[operator]
        folded.append((weight, bias))
    first, bias = folded[0]
    scale, mean = network.scale.double(), network.mean.double()
    bias = bias - (first * (scale * mean)[None, :, None]).sum((1, 2))
    to_log_mel = torch.linalg.inv(features.mfcc_matrix())
    first = torch.einsum("uio,i,im->umo", first, scale, to_log_mel)
    folded[0] = (first, bias)
    last = (network.output.weight.detach().double(), network.output.bias.detach().double())  # type: ignore[union-attr]
    return [(w.permute(0, 2, 1).reshape(len(w), -1).float(), b.float()) for w, b in [*folded, last]]

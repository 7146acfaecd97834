"""Writes the trained network as Kaldi's am/final.mdl, with the classes beside it."""

from __future__ import annotations

import torch

from scripts.small_model import contexts, kaldi_io, settings, states
from scripts.small_model.features import BINS
from scripts.small_model.network import LAYERS, Network, affine_layers


def write(places: settings.Places) -> None:
    """Write am/final.mdl and am/classes.txt (which the graph stage needs, and Vosk ignores)."""
    saved = torch.load(places.network, weights_only=False)
    table = saved["table"]
    network = Network(int(table.max()) + 1)
    network.load_state_dict(saved["state"])
    network.eval()
    offsets = [layer.offsets for layer in LAYERS] + [(0,)]
    layers = [
        (offset, weight.numpy(), bias.numpy())
        for offset, (weight, bias) in zip(offsets, affine_layers(network), strict=True)
    ]
    folder = places.model / "am"
    folder.mkdir(parents=True, exist_ok=True)
    contexts.write(folder / "classes.txt", table)
    (folder / "final.mdl").write_bytes(
        b"\0B"
        + kaldi_io.transition_model(states.PHONE_COUNT, list(states.all_states(table).order))
        + kaldi_io.network(layers, saved["priors"], BINS)
    )

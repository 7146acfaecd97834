"""Writes the trained network as Kaldi's am/final.mdl, with what the other stages ask of it."""

from __future__ import annotations

import json

import torch

from scripts.parts.small_model import contexts, kaldi_io, settings, states, synth
from scripts.parts.small_model.features import BINS
from scripts.parts.small_model.network import LAYERS, Network, affine_layers


def write(places: settings.Places) -> None:
    """Write am/final.mdl and, for the other stages (Vosk ignores them), classes and facts.

    am/classes.txt is the table that the graph stage needs; am/training.json holds the figures
    that the model card names.
    """
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
    index = synth.load_index(places)
    facts = {
        "layers": len(layers),
        "parameters": sum(weight.size + bias.size for _, weight, bias in layers),
        "classes": int(table.max()) + 1,
        "utterances": len(index),
        "hours": sum(u.samples for u in index) / settings.SAMPLE_RATE_HZ / 3600,
    }
    (folder / "training.json").write_text(json.dumps(facts, indent=2) + "\n", encoding="utf-8")
    (folder / "final.mdl").write_bytes(
        b"\0B"
        + kaldi_io.transition_model(states.PHONE_COUNT, list(states.all_states(table).order))
        + kaldi_io.network(layers, saved["priors"], BINS)
    )

"""Sound devices by name or number, and what to say when one is missing or refuses."""

from __future__ import annotations

import ctypes
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast

from voice_coach.audio.alsa import check_alsa
from voice_coach.errors import SoundError

Kind = Literal["input", "output"]
FALLBACK_RATES_HZ = (48000, 44100, 32000, 16000, 8000)
LEAST_RATE_HZ: dict[Kind, int] = {"input": 8000, "output": 1}
WANTED_RATE_HZ: dict[Kind, int] = {"input": 16000, "output": 1}
"""Speech models are made for 16,000 Hz. A microphone that gives the 8,000 of a telephone is taken
at that, where it refuses all others."""
_NAMES: dict[Kind, str] = {"input": "microphone", "output": "loudspeaker"}
_OPTIONS: dict[Kind, str] = {"input": "--microphone", "output": "--loudspeaker"}
_INVALID_SAMPLE_RATE = -9997
_UNANTICIPATED = -9999
_REFUSED_THE_RATE = (_INVALID_SAMPLE_RATE, _UNANTICIPATED)
"""The second: a device may agree to a rate at first, and refuse it when all is put together."""
_TIMED_OUT = -9987
_TRIES = 3
"""PortAudio gives a new stream's thread one second to start, which a busy computer exceeds."""

_taken: dict[tuple[Device, Kind, int], int] = {}
"""The rate that a device took, for so many channels: what it refuses is not asked of it again
while another stream runs (see ``check``)."""
_open_streams = 0
_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class Device:
    """A device as PortAudio numbers it; ``rate`` is its own, in Hz; ``channels`` of this kind."""

    index: int
    name: str
    rate: int
    channels: int


def portaudio() -> Any:
    """The sounddevice module. Raises SoundError where PortAudio or ALSA's set-up is missing."""
    _quiet_alsa()
    check_alsa()
    try:
        import sounddevice
    except OSError as error:
        raise SoundError(
            "The sound library PortAudio is missing.",
            todo="Install it (Debian, Ubuntu: `sudo apt install libportaudio2`), "
            "or type with --keyboard.",
        ) from error
    except Exception as error:  # PortAudio's own, which has no name while it cannot be imported
        raise SoundError(
            "The sound system cannot be started.",
            todo="See whether other programs can play sound, or type with --keyboard.",
        ) from error
    return sounddevice


def devices(kind: Kind) -> list[Device]:
    """All devices of this kind, in the system's order. Raises SoundError."""
    sd = portaudio()
    try:
        with _lock:  # not while ``look_again`` has PortAudio start afresh
            found = sd.query_devices()
    except sd.PortAudioError as error:
        raise SoundError("The sound system does not say which devices there are.") from error
    return [_device(info, kind) for info in found if info[f"max_{kind}_channels"] > 0]


def find(wish: str | int | None, kind: Kind) -> Device:
    """The default device (None), or the one with this number or (part of a) name.

    Raises SoundError that names the devices there are.
    """
    sd = portaudio()
    there = devices(kind)
    name = _NAMES[kind]
    if not there:
        raise SoundError(
            f"There is no {name} on this computer.",
            todo="Plug one in or switch it on and start again, or type with --keyboard.",
        )
    if wish is None:
        try:
            return _device(sd.query_devices(kind=kind), kind)
        except sd.PortAudioError:
            return there[0]
    text = str(wish).strip()
    exact = [d for d in there if text == str(d.index) or text.casefold() == d.name.casefold()]
    similar = [d for d in there if text.casefold() in d.name.casefold()]
    if exact or (text and similar):
        return (exact or similar)[0]
    listed = "; ".join(f"{device.index} {device.name}" for device in there)
    raise SoundError(f"There is no {name} called {text!r}.", todo=f"There are: {listed}.")


def check(device: Device, kind: Kind) -> None:
    """Ask the device whether it will do, without opening it. Raises SoundError.

    To be asked of every device before the first stream runs: PortAudio keeps its error number where
    all streams' threads write it, so that opening a device which refuses, while another plays,
    can end as a success, and the process with it.
    """
    _first_accepted(device, kind, channels_of(device, kind), _ask(kind))


def channels_of(device: Device, kind: Kind) -> tuple[int, ...]:
    """How many channels to ask for, in this order: some microphones only come in stereo."""
    if kind == "output":
        return (min(2, device.channels),)
    return (1, 2) if device.channels > 1 else (1,)


def open_stream(
    device: Device, kind: Kind, channels: Sequence[int] | None = None, **settings: Any
) -> Any:
    """A started raw int16 stream at the device's own rate (or the first that both sides accept).

    ``channels``: how many to ask for, in this order, where not as usual. Returns the stream, which
    tells its rate and channels; close it with ``close_stream``. Raises SoundError.
    """
    sd = portaudio()
    ask = _ask(kind)
    make = sd.RawInputStream if kind == "input" else sd.RawOutputStream

    def start(**wanted: Any) -> Any:
        global _open_streams  # noqa: PLW0603 - PortAudio is one per process, and so is its count
        ask(**wanted)  # once more: it may have changed its mind, and asking is harmless
        stream = make(**wanted, **settings)
        try:
            stream.start()
        except sd.PortAudioError:
            stream.close()
            raise
        _open_streams += 1
        return stream

    return _first_accepted(device, kind, channels or channels_of(device, kind), start)


def _ask(kind: Kind) -> Callable[..., Any]:
    sd = portaudio()
    ask = sd.check_input_settings if kind == "input" else sd.check_output_settings
    return cast("Callable[..., Any]", ask)


def _first_accepted(
    device: Device, kind: Kind, channels: Sequence[int], attempt: Callable[..., Any]
) -> Any:
    """What ``attempt`` returns for the first count of channels and rate that it does not refuse;
    those that the device took before are tried first."""
    refused: SoundError | None = None
    for count in sorted(channels, key=lambda count: (device, kind, count) not in _taken):
        try:
            return _at_first_rate(device, kind, count, attempt)
        except SoundError as error:
            refused = error
    assert refused is not None
    raise refused


def _at_first_rate(device: Device, kind: Kind, channels: int, attempt: Callable[..., Any]) -> Any:
    sd = portaudio()
    wanted = dict.fromkeys((device.rate, *FALLBACK_RATES_HZ))
    rates = [rate for rate in wanted if rate >= LEAST_RATE_HZ[kind]]
    rates.sort(key=lambda rate: rate < WANTED_RATE_HZ[kind])
    tried = ", ".join(map(str, rates))
    last = _taken.get((device, kind, channels))
    rates.sort(key=lambda rate: rate != last)
    problem: Exception | None = None
    tries = _TRIES
    while rates and tries:
        try:
            with _lock:
                taken = attempt(
                    device=device.index, channels=channels, samplerate=rates[0], dtype="int16"
                )
        except (sd.PortAudioError, ValueError) as error:
            problem = problem or error
            code = _code(error)
            if code in _REFUSED_THE_RATE:
                rates.pop(0)
            elif code == _TIMED_OUT:
                tries -= 1
            else:
                break
        else:
            _taken[device, kind, channels] = rates[0]
            return taken
    if not rates:
        raise _refusal(device, kind, f"refuses every rate we tried ({tried} Hz)")
    reason = str(problem).partition(" [")[0].rpartition(": ")[2].lower()
    raise _refusal(device, kind, f"cannot be opened ({reason or 'no reason given'})")


def close_stream(stream: Any, *, patience_seconds: float = 2.0) -> None:
    """Abort and close; a driver that hangs in it is left behind after ``patience_seconds``."""
    global _open_streams  # noqa: PLW0603

    def close() -> None:
        stream.abort()
        stream.close()

    closer = threading.Thread(target=close, daemon=True, name="closing a stream")
    closer.start()
    closer.join(patience_seconds)
    if not closer.is_alive():
        with _lock:
            _open_streams -= 1


def look_again() -> None:
    """Have PortAudio see what was plugged in meanwhile; only possible while no stream is open.

    Raises SoundError.
    """
    sd = portaudio()
    with _lock:
        if _open_streams == 0:
            sd._terminate()
            try:
                sd._initialize()
            except sd.PortAudioError as error:
                raise SoundError("The sound system cannot be started again.") from error


def _device(info: Any, kind: Kind) -> Device:
    return Device(
        index=int(info["index"]),
        name=str(info["name"]),
        rate=round(info["default_samplerate"]),
        channels=int(info[f"max_{kind}_channels"]),
    )


def _refusal(device: Device, kind: Kind, what: str) -> SoundError:
    others = [other.name for other in devices(kind) if other.index != device.index]
    choice = (
        f"Choose another with {_OPTIONS[kind]}: {'; '.join(others)}."
        if others
        else "Close other programs that use it and start again, or type with --keyboard."
    )
    return SoundError(f"The {_NAMES[kind]} {device.name!r} {what}.", todo=choice)


def _code(problem: Exception) -> int | None:
    """PortAudio's number for what went wrong."""
    args = problem.args
    return args[1] if len(args) > 1 and isinstance(args[1], int) else None


_quiet_handler: Any = None


def _quiet_alsa() -> None:
    """Keep ALSA from writing about devices that are not there between the coach's words."""
    global _quiet_handler  # noqa: PLW0603 - the C library keeps calling it
    if _quiet_handler is not None or not sys.platform.startswith("linux"):
        return
    kind = ctypes.CFUNCTYPE(
        None, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p
    )
    _quiet_handler = kind(lambda *_: None)
    try:
        ctypes.CDLL("libasound.so.2").snd_lib_error_set_handler(_quiet_handler)
    except (OSError, AttributeError):
        return

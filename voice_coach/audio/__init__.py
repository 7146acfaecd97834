"""Sound: the microphone, the loudspeaker, the voice and the recogniser."""

"""The build of the small Vosk model: text, synthesised speech, training, graph, evaluation."""

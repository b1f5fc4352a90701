"""The one screen beside its static twin: `python -m benchmarks.overview` prints the goals of speed with what was measured."""

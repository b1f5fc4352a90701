"""The one screen beside the same content made with Vizro and with Streamlit: `python -m benchmarks.peers PYTHON`."""

"""A drawn picture as PNG, rasterised with the shipped font; other fonts are asked only where it lacks a character."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from threading import BoundedSemaphore

from dashboard.exports.pictures import typeface

PROGRAM = Path(__file__).parent / "rasteriser.py"
# Pictures drawn at the same time, and seconds after which one is given up.
AT_ONCE = BoundedSemaphore(2)
PATIENCE = 120


def rasterised(svg: str, scale: float, *, other_fonts: bool = False) -> bytes:
    """PNG of an SVG of this package at a scale. CalledProcessError or TimeoutExpired where it cannot be drawn."""
    # Isolated: neither the working folder nor the environment decides what the program imports.
    command = [sys.executable, "-I", PROGRAM, typeface.unpacked(), typeface.FAMILY, str(scale), str(int(other_fonts))]
    with AT_ONCE:
        return subprocess.run(command, input=svg.encode(), capture_output=True, check=True, timeout=PATIENCE).stdout

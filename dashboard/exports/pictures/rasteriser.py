"""A program of its own: an SVG on standard input becomes a PNG on standard output.

Arguments: the font's file and family, the scale, and whether the machine's other fonts may be used (0 or 1). The
rasteriser lets no other thread run while it works, and takes the memory of a whole picture: it gets its own process.
"""

import sys

import resvg_py


def main(font: str, family: str, scale: str, others: str) -> None:
    """Read, draw, write."""
    png = resvg_py.svg_to_bytes(
        svg_string=sys.stdin.buffer.read().decode(),
        zoom=float(scale),
        skip_system_fonts=others == "0",
        font_files=[font],
        font_family=family,
        sans_serif_family=family,
    )
    sys.stdout.buffer.write(png)


if __name__ == "__main__":
    main(*sys.argv[1:])

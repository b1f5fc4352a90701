"""The style sheets and scripts of a folder as one file each, in the order of their names, so that a page takes few requests."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from flask import Flask, Response

KINDS = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"}
# A script that ends in an expression must not run into the next one.
BETWEEN = {".css": "\n", ".js": "\n;\n"}


class Bundles(NamedTuple):
    """Where the two files are, with the digest of their content in the address."""

    styles: str
    scripts: str


def install(server: Flask, folder: Path, apart: Collection[str]) -> Bundles:
    """Serve `/assets/all.css` and `/assets/all.js`; the files named in `apart` are left to stand for themselves."""
    return Bundles(*(_serve(server, folder, ending, apart) for ending in KINDS))


def _serve(server: Flask, folder: Path, ending: str, apart: Collection[str]) -> str:
    files = sorted(file for file in folder.glob(f"*{ending}") if file.name not in apart)
    body = BETWEEN[ending].join(file.read_text(encoding="utf-8") for file in files).encode()
    address = f"/assets/all{ending}"
    server.add_url_rule(address, f"bundle{ending[1:]}", lambda: Response(body, content_type=KINDS[ending]))
    return f"{address}?v={hashlib.sha256(body).hexdigest()[:12]}"

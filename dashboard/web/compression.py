"""Compress answers: files once for each browser's best method and kept, everything else as it is sent."""

from __future__ import annotations

import gzip
import hashlib
from functools import lru_cache

from flask import Flask, Response, request
from flask_compress import Compress

FILES = ("/assets/", "/_dash-component-suites/")
TEXT = {"text/css", "text/javascript", "application/javascript", "image/svg+xml"}


def install(server: Flask) -> None:
    """Compress what the server answers. Answers are compressed with gzip, the one method that browsers accept without TLS too."""
    server.config.update(COMPRESS_ALGORITHM=["gzip"], COMPRESS_LEVEL=5, COMPRESS_STREAMS=False)
    Compress(server)
    # Registered after Compress and so run before it: what is compressed here is left alone there.
    server.after_request(_compress_file)


def _compress_file(response: Response) -> Response:
    """Send a file from the kept compressed copies, with an ETag of its own so that an unchanged file is answered with 304."""
    wanted = request.method == "GET" and response.status_code == 200 and response.mimetype in TEXT and request.path.startswith(FILES)
    if not wanted or "gzip" not in request.accept_encodings:
        return response
    response.direct_passthrough = False
    original = response.get_data()
    packed = _packed(original)
    response.set_data(packed)
    response.headers["Content-Encoding"] = "gzip"
    response.vary.add("Accept-Encoding")
    response.set_etag(hashlib.sha256(packed).hexdigest()[:20])
    return response.make_conditional(request)


@lru_cache(maxsize=128)
def _packed(original: bytes) -> bytes:
    return gzip.compress(original, compresslevel=9, mtime=0)

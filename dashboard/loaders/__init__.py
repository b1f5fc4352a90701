"""Documents in, tidy tables out: `read` a file of any format into the normal form, `load` its tables, or `load_folder` at once."""

from __future__ import annotations

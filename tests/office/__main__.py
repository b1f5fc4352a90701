"""`python -m tests.office`: whether there is a LibreOffice, as exit status."""

import sys

from tests.office import program

sys.exit(program() is None)

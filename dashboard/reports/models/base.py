"""The one base of the store's tables, and the lengths of their texts."""

from datetime import datetime
from decimal import Decimal
from typing import ClassVar

from sqlalchemy import LargeBinary, String, Text
from sqlalchemy.orm import DeclarativeBase

from dashboard.reports.columns import Exact, Moment

NAME, LONG = String(200), Text()


class Base(DeclarativeBase):
    """What every table shares: a date column is a Date, a datetime a Moment, a number exact."""

    type_annotation_map: ClassVar = {datetime: Moment, Decimal: Exact, str: NAME, bytes: LargeBinary}

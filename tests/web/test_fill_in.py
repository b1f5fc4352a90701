"""A template, or the empty county table, is a download for whoever may report; a stranger, an unknown member or period gets none."""

import io
from urllib.parse import quote

import openpyxl
import pytest

from app import server
from dashboard.reports.acting import Visit
from dashboard.reports.people import Account, Membership, Role, at_the_command_line

PLACE = "/progress/template.xlsx?city=%E4%B8%B4%E6%B2%82&year=2022"
YISHUI = Account(1, "li", "", Role.REPORTER, frozenset({Membership("临沂", "county", "沂水县")}))


@pytest.fixture
def ask(monkeypatch):
    """`ask(account, member, period)`: the answer to a request that comes from this account (None: from a reader)."""

    def asked(account, member, period="2022-06", place=PLACE):
        monkeypatch.setattr("dashboard.web.session._visit", lambda _store: Visit(account))
        return server.test_client().get(f"{place}&member={quote(member)}&period={period}")

    return asked


def test_a_reporter_downloads_his_own_template(ask):
    answer = ask(YISHUI, "沂水县")
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store")
    assert openpyxl.load_workbook(io.BytesIO(answer.data)).worksheets[0]["A1"].value == "临沂 沂水县 2022年6月 进展情况填报表"


@pytest.mark.parametrize(
    ("account", "member", "period", "status"),
    [
        (None, "沂水县", "2022-06", 401),
        (YISHUI, "蒙阴县", "2022-06", 403),
        (YISHUI, "甲县", "2022-06", 404),
        (at_the_command_line("甲"), "沂水县", "六月", 404),
        (at_the_command_line("甲"), "沂水县", "", 404),
    ],
)
def test_nobody_else_does(ask, account, member, period, status):
    assert ask(account, member, period).status_code == status


def test_a_reporter_downloads_the_empty_table_of_county_values_and_a_reader_does_not(ask):
    place = PLACE.replace("template", "county-values")
    answer = ask(YISHUI, "", place=place)
    (line,) = openpyxl.load_workbook(io.BytesIO(answer.data)).worksheets[0].iter_rows(values_only=True)
    assert line == ("指标", "县区", "截至日期", "数值", "单位", "说明")
    assert ask(None, "", place=place).status_code == 401

"""What an address leaves open is filled; what nobody knows is listed, never dropped."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.catalog import Snapshot, choices, resolve
from dashboard.catalog.entered import NothingEntered
from dashboard.catalog.resolve import cities_of
from dashboard.catalog.snapshot import measured
from dashboard.loaders import Tables
from dashboard.schema import Selection

TODAY = date(2026, 11, 22)


def snapshot(**rows):
    return Snapshot(measured(Tables.from_rows(rows)))


class Reported(NothingEntered):
    """One report of a zone and a department, true on 2022-08-10."""

    def newest_day(self, city, year, next_year):
        return date(2022, 8, 10)

    def members(self, city):
        return frozenset({"沂河新区"}), frozenset({"市教育局"})


def document(doc_id, city, year, published=None, **columns):
    return {"doc_id": doc_id, "city": city, "year": year, "published": published} | columns


THREE = snapshot(
    documents=[
        document("台账", "临沂", 2021),
        document("要点", "临沂", 2022, date(2022, 3, 29), issuer="临沂市大数据局"),
        document("答复", "临沂", 2022, date(2022, 7, 12)),
        document("计划", "滨州", 2023),
    ],
    tasks=[{"doc_id": "要点", "city": "临沂", "year": 2022, "task_id": "t", "department": "市教育局;市卫生健康委"}],
    roles=[{"doc_id": "要点", "task_id": "t", "department": "市公安局", "role": "support"}],
    facts=[
        {"doc_id": "计划", "city": "滨州", "due": date(2023, 10, 31), "kind": "target"},
        {"doc_id": "要点", "city": "临沂", "place": "经开区"},
    ],
    milestones=[{"doc_id": "台账", "city": "临沂", "due": date(2021, 12, 20)}],
    progress=[{"doc_id": "台账", "city": "临沂", "as_of": date(2021, 4, 30)}],
)


def resolved(today=TODAY, home_city="", **said):
    return resolve(Selection.from_query(said), THREE, today, home_city)


def test_silence_means_the_city_with_the_newest_date_and_its_newest_year():
    found = resolved()
    assert (found.city, found.year, found.known, found.unknown) == ("临沂", 2022, TODAY, ())
    assert (found.county, found.department, found.quarter, found.since) == ((), (), (), None)


def test_a_report_of_another_city_published_later_opens_no_other_city():
    reported = snapshot(
        documents=[
            document("要点", "临沂", 2022, date(2022, 3, 29)),
            document("计划", "滨州", 2023),
            document("report:1", "滨州", 2023, date(2026, 11, 20), as_of=date(2026, 11, 20), kind="entry"),
        ]
    )
    assert cities_of(reported.tables) == ("临沂", "滨州")
    assert resolve(Selection(), reported, TODAY, "").city == "临沂"


def test_the_home_city_comes_first():
    assert resolved(home_city="滨州").city == "滨州"
    assert resolved(home_city="滨州", city="临沂").city == "临沂"


def test_a_finished_year_opens_at_the_newest_date_its_documents_state():
    assert resolved().as_of == date(2022, 7, 12)
    assert resolved(year="2021").as_of == date(2021, 4, 30)


def test_a_report_published_later_leaves_a_finished_year_at_the_day_it_speaks_of():
    said = replace(snapshot(documents=[document("要点", "临沂", 2022, date(2022, 3, 29))]), entered=Reported())
    assert resolve(Selection(), said, TODAY, "").as_of == date(2022, 8, 10)


def test_members_that_only_reports_name_are_offered_and_known():
    said = replace(snapshot(documents=[document("要点", "临沂", 2022)]), entered=Reported())
    offered = choices(said, resolve(Selection(), said, TODAY, ""))
    assert (offered.counties[-1], offered.departments) == ("沂河新区", ("市教育局",))
    assert resolve(Selection(county=("沂河新区",)), said, TODAY, "").county == ("沂河新区",)


def test_a_finished_year_without_any_date_opens_at_its_last_deadline():
    assert resolved(city="滨州").as_of == date(2023, 10, 31)


def test_a_running_year_stands_at_today_whether_or_not_anyone_reported():
    assert resolved(today=date(2022, 9, 1)).as_of == date(2022, 9, 1)


def test_what_the_address_says_goes_before_every_default():
    found = resolved(city="滨州市", year="2023", as_of="2023-06-30", known="2023-07-01", since="2023-05-31")
    assert (found.city, found.year) == ("滨州", 2023)
    assert (found.as_of, found.known, found.since) == (date(2023, 6, 30), date(2023, 7, 1), date(2023, 5, 31))
    assert found.published_by == date(2023, 6, 30)


def test_names_are_made_official_and_quarters_complete():
    found = resolved(county="兰山,经开区", department="市卫健委,市公安局", quarter="Q2,2021Q1,三季度")
    assert found.county == ("兰山区", "经开区")
    assert found.department == ("市卫生健康委", "市公安局")
    assert found.quarter == ("2021Q1", "2022Q2", "2022Q3")
    assert found.unknown == ()


@pytest.mark.parametrize(
    "said",
    [
        {"city": "北极"},
        {"year": "1999"},
        {"county": "陵城区"},
        {"department": "市飞碟局"},
        {"quarter": "2022Q5"},
        {"as_of": "昨天"},
        {"known": "2022-02-30"},
        {"since": "x"},
    ],
)
def test_an_unknown_value_is_listed_and_the_default_stands(said):
    found = resolved(**said)
    assert found.unknown == tuple(said.items())
    assert (found.city, found.year, found.as_of, found.county, found.department) == ("临沂", 2022, date(2022, 7, 12), (), ())


def test_nothing_read_at_all_still_resolves():
    found = resolve(Selection(), snapshot(), TODAY, "")
    assert (found.city, found.year, found.as_of) == ("", None, TODAY)
    assert choices(snapshot(), found).cities == ()


def test_choices_stand_in_official_order():
    offered = choices(THREE, resolved())
    assert offered.cities == ("临沂", "滨州")
    assert offered.years == (2022, 2021)
    assert offered.counties[:2] == ("兰山区", "罗庄区") and offered.counties[-1] == "经开区" and len(offered.counties) == 13
    assert offered.departments == ("市教育局", "市公安局", "市卫生健康委", "市大数据局")
    assert offered.quarters == ("2022Q1", "2022Q2", "2022Q3", "2022Q4")


def test_names_are_hidden_when_the_address_asks_and_a_wrong_word_is_said():
    assert [resolved(names=said).names_hidden for said in ("hidden", "隐去", "", "shown")] == [True, True, False, False]
    assert resolved(names="shown").unknown == (("names", "shown"),)

"""What 县区 shows: the ladder, county values beside their targets, and one county's sheet."""

from dashboard.views.county_page import county_page
from tests.views import made

PILOTS = [{"pilot_id": "p1", "doc_id": "d1", "county": "丙县", "programme": "省级试点", "stage": "终期验收", "year": 2022}]
VALUES = [
    made.fact("f1", 15, county="丙县", indicator="smart_communities", kind="actual", period="2022-06"),
    made.fact("f2", 20, county="丙县", indicator="smart_communities"),
    made.fact("f3", 9, place="经开区", label="企业"),
]


def test_the_ladder_keeps_official_order_and_says_who_is_not_named():
    page = county_page(made.situation(pilots=PILOTS))
    assert [(row["member"], row["programme0"]) for row in page.ladder.rows] == [("乙县", "—"), ("丙县", "终期验收")]
    assert page.ladder.headline == "省级试点：1 个主体（终期验收 1）"
    assert page.silent == "本年度文件没有点名：乙县。"


def test_county_values_stand_beside_their_targets_and_say_how_many_reported():
    page = county_page(made.situation(facts=VALUES))
    assert page.offered == (("smart_communities", page.values.headline.split("：")[0]),)
    assert page.values.headline.endswith("已报 1/2")
    assert [(row["member"], row["actual"], row["target"], row["date"]) for row in page.values.rows] == [
        ("丙县", "15个", "20个", "2022-06-30")
    ]


def test_a_city_without_county_values_shows_no_table_of_them():
    assert county_page(made.situation(pilots=PILOTS)).values is None


def test_one_county_has_its_own_sheet_of_everything_that_names_it():
    steps = [made.step("m1", "2022-05-31", county="丙县"), made.step("m2", "2022-05-31")]
    page = county_page(made.situation(chosen={"county": ("丙县",)}, pilots=PILOTS, facts=VALUES, milestones=steps))
    assert page.sheet.headline == "丙县：文件点名 4 处"
    assert [row["kind"] for row in page.sheet.rows] == ["完成数", "目标", "时间节点", "试点"]
    assert page.silent == ""


def test_a_zone_is_a_member_like_a_county():
    assert [row["member"] for row in county_page(made.situation(facts=VALUES[2:])).sheet.rows] == ["经开区"]

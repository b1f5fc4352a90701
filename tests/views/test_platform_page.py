"""What 平台 shows: systems as trees with their state, next deadline and leads."""

from datetime import date

from dashboard.measures.desk import Desk, StepReport
from dashboard.schema import State
from dashboard.views.platform_page import platform_page
from tests.views import made


def system(system_id: str, name: str, parent: str = "", **columns: object) -> dict:
    return {"system_id": system_id, "doc_id": "d1", "city": made.CITY, "name": name, "parent": parent} | columns


SYSTEMS = [
    system("s1", "指挥平台", purpose="统一指挥"),
    system("s2", "公安分平台", "s1"),
    system("s3", "“爱甲市”APP"),
    system("s4", "“指挥平台”"),
    system("s5", "应急分平台", "s4"),
]
STEPS = [made.step("m1", "2022-05-31", department="市公安局"), made.step("m2", "2022-09-30")]
LINKS = [{"system_id": "s2", "table": "milestones", "row_id": step} for step in ("m1", "m2")]


def page(desk=None):
    desk = desk or Desk()
    return platform_page(made.situation(desk=desk, systems=SYSTEMS, milestones=STEPS, system_links=LINKS))


def test_one_system_under_two_spellings_is_one_tree():
    (tree,) = page().trees
    assert (tree.row["name"], tree.size) == ("指挥平台", 3)
    assert [child.row["name"] for child in tree.children] == ["公安分平台", "应急分平台"]
    assert page().anatomy.headline == "文件写明构成的有 1 个体系、3 个部件"


def test_a_late_part_makes_its_whole_late():
    desk = Desk(steps={"m1": StepReport("r1", date(2022, 6, 30), blocked=True)})
    (tree,) = page(desk).trees
    assert (tree.children[0].row["state"], tree.state, tree.row["state"]) == (State.OVERDUE, State.OVERDUE, State.NO_TARGET)


def test_a_system_shows_its_next_deadline_and_who_leads_its_steps():
    row = page().trees[0].children[0].row
    assert (row["steps"], row["next"], row["lead"]) == ("2", "2022-09-30", "市公安局")
    assert row["origins"]["steps"] == "milestones:m1,milestones:m2"


def test_the_list_holds_every_system_with_its_depth():
    assert [row["name"] for row in page().listing.rows] == ["指挥平台", "　└ 公安分平台", "　└ 应急分平台", "“爱甲市”APP"]


def test_a_year_without_systems_says_so():
    empty = platform_page(made.situation())
    assert empty.trees == () and empty.listing.rows == ()
    assert "没有点名" in empty.listing.note

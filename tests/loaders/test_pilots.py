"""Which place stands at which stage of which programme."""

from datetime import date

from dashboard.loaders import pilots
from dashboard.loaders.parts import PartRole
from tests.loaders.made import reading


def ladder(text: str, role: PartRole = PartRole.GOAL) -> list[tuple]:
    return [(row["county"] or row["place"], row["programme"], row["stage"], row["due"]) for row in pilots.rows(reading(text, role))]


def test_each_place_of_a_list_is_a_row():
    assert ladder("确保主城区、寿光市通过省四星级新型智慧城市试点终期验收,青州市新型智慧城市建设工作持续提升。") == [
        ("主城区", "省四星级新型智慧城市试点", "终期验收", None),
        ("寿光市", "省四星级新型智慧城市试点", "终期验收", None),
        ("青州市", "新型智慧城市建设", "持续提升", None),
    ]


def test_the_programme_may_stand_before_the_places():
    assert ladder("持续推进智慧城市全域试点,确保诸城市、安丘市通过终期验收。") == [
        ("诸城市", "智慧城市全域试点", "终期验收", None),
        ("安丘市", "智慧城市全域试点", "终期验收", None),
    ]


def test_a_batch_takes_its_topic_from_the_words_before():
    text = "做好新型智慧城市市级试点创建;11月底前,推动高密市第一批试点建设中期评估。"
    assert ladder(text) == [("高密市", "新型智慧城市第一批试点建设", "中期评估", date(2023, 11, 30))]


def test_a_date_in_the_next_clause_is_the_stage_s():
    text = "推进昌乐县的全国数字农业示范县项目建设,争取年底完成项目的建设任务。"
    assert ladder(text) == [("昌乐县", "全国数字农业示范县项目建设", "建设", date(2023, 12, 31))]


def test_a_place_without_a_programme_is_no_pilot():
    assert ladder("奎文区建成智慧社区20个,寿光市完成项目验收。") == []


def test_places_that_build_a_demonstration_or_go_live_are_pilots():
    assert ladder("在昌乐县、临朐县建成智慧茶园示范基地6个。") == [
        ("昌乐县", "智慧茶园示范基地", "建成", None),
        ("临朐县", "智慧茶园示范基地", "建成", None),
    ]
    assert ladder("昌乐县争创省级数字乡村示范县。") == [("昌乐县", "省级数字乡村示范县", "创建", None)]
    assert ladder("奎文区、潍城区“一网统管”试点6月底前上线运行。") == [
        ("奎文区", "“一网统管”试点", "上线运行", date(2023, 6, 30)),
        ("潍城区", "“一网统管”试点", "上线运行", date(2023, 6, 30)),
    ]


def test_what_has_been_done_is_no_stage_to_reach():
    assert ladder("寿光市通过新型智慧城市试点终期验收。", PartRole.PROGRESS) == []


def test_each_pilot_takes_the_date_of_its_own_clause_and_a_name_without_it():
    text = "奎文区分平台6月底前建成,潍城区智慧社区试点三季度通过中期评估,昌乐县智慧社区试点年底前通过市级终期评估。"
    assert ladder(text) == [
        ("潍城区", "智慧社区试点", "中期评估", date(2023, 9, 30)),
        ("昌乐县", "智慧社区试点", "终期评估", date(2023, 12, 31)),
    ]

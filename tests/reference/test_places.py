"""Cities and counties: their official order, and where a text names them."""

import pytest

from dashboard.provenance import SourceError
from dashboard.reference.places import CITY_KINDS, Places

PLACES = Places.load()


def named(text: str, city: str = "") -> list[str]:
    return [mention.place.name for mention in PLACES.find(text, city)]


@pytest.mark.parametrize(
    ("city", "counties"),
    [
        ("临沂", "兰山区 罗庄区 河东区 沂南县 郯城县 沂水县 兰陵县 费县 平邑县 莒南县 蒙阴县 临沭县"),
        ("德州市", "德城区 陵城区 宁津县 庆云县 临邑县 齐河县 平原县 夏津县 武城县 乐陵市 禹城市"),
        ("滨州", "滨城区 沾化区 惠民县 阳信县 无棣县 博兴县 邹平市"),
    ],
)
def test_a_city_has_its_counties_in_official_order(city, counties):
    assert [place.name for place in PLACES.counties_of(city)] == counties.split()


def test_every_prefecture_has_its_counties_in_official_order_save_three_that_have_none():
    without = []
    for city in PLACES.cities:
        counties = PLACES.counties_of(city.name)
        assert [place.order for place in counties] == sorted({place.order for place in counties})
        assert all(place.city == city.name for place in counties)
        if not counties:
            without.append(city.name)
    assert without == ["东莞市", "中山市", "儋州市"]


def test_codes_are_of_the_national_standard_and_zones_have_none_among_them():
    assert PLACES.city("临沂").code == "371300"
    assert [place.code for place in PLACES.counties_of("临沂")][:2] == ["371302", "371311"]
    assert not [place for place in PLACES.counties if "开发区" in place.name or "管理区" in place.name]


def test_a_municipality_is_its_own_city():
    assert PLACES.city("重庆").kind == "直辖市"
    assert len(PLACES.counties_of("重庆市")) == 38
    assert {place.kind for place in PLACES.cities} == {*CITY_KINDS, "直辖市"}


def test_an_unknown_city_has_no_counties():
    assert PLACES.city("某某市") is None
    assert PLACES.counties_of("某某市") == ()


def test_counties_are_found_by_full_and_short_names_at_their_place():
    text = "先后赴蒙阴、临沭、沂南等有关县区"
    assert named(text, "临沂") == ["蒙阴县", "临沭县", "沂南县"]
    first = PLACES.find(text, "临沂")[0]
    assert text[first.start : first.end] == "蒙阴"


@pytest.mark.parametrize(
    ("text", "city", "expected"),
    [
        ("推动全面打造数字化惠民利企服务场景", "滨州", []),
        ("优政、惠民、兴业、强基", "滨州", []),
        ("邹平、惠民、无棣三地", "滨州", ["邹平市", "惠民县", "无棣县"]),
        ("确保惠民县通过终期验收", "滨州", ["惠民县"]),
        ("建设平原水库信息系统", "德州", []),
        ("沂水河治理、临沂大学", "临沂", []),
        ("确保沂水通过验收", "临沂", ["沂水县"]),
        ("促进消费县域升级", "临沂", []),
        ("大力发展主城区", "阳泉", []),
        ("临沂市沂水县", "滨州", []),
    ],
)
def test_ordinary_words_rivers_and_schools_are_not_counties(text, city, expected):
    assert named(text, city) == expected


def test_without_a_city_only_full_names_that_one_county_bears_are_found():
    assert named("沂水县和鼓楼区的示范县建设，蒙阴一带") == ["沂水县"]


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("临沂市大数据局关于印发要点的通知，学习杭州、湖州经验", "临沂市"),
        ("探索数据运营管理滨州路径，确保邹平市、惠民县、无棣县通过终期验收", "滨州市"),
        ("推进数字德州建设的实施方案", "德州市"),
        ("确保沂水县、蒙阴县通过试点验收", "临沂市"),
        ("吉林省长春市大数据工作要点", "长春市"),
        ("恩施州数字政府建设", "恩施土家族苗族自治州"),
    ],
)
def test_the_city_of_a_text_is_the_one_most_named(text, city):
    assert PLACES.city_named(text).name == city


def test_a_text_that_names_no_city_has_none():
    assert PLACES.city_named("年底前建成一批应用场景，来宾满意") is None


HEADING = "code,name,city,province,kind,order,aliases\n"


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("37130,兰山区,临沂市,山东省,区,1,", "第2行）：区划代码应为6位数字"),
        ("371302,兰山区,临沂市,山东省,村,1,", "第2行）：“kind”写成了“村”"),
        ("371302,,临沂市,山东省,区,1,", "第2行）：“name”不能为空"),
        ("371302,兰山区,临沂市,山东省,区,一,", "第2行）：“order”应为整数"),
        ("371302,兰山区,临沂市,山东省,区,1,\n371302,罗庄区,临沂市,山东省,区,2,", "第3行）：区划代码371302与第2行重复"),
    ],
)
def test_a_broken_row_is_refused_with_its_place(tmp_path, line, what):
    path = tmp_path / "places.csv"
    path.write_text(HEADING + line + "\n", encoding="utf-8")
    with pytest.raises(SourceError, match=what):
        Places.load(path)

"""Development zones, known by the shape of their names."""

import pytest

from dashboard.provenance import SourceError
from dashboard.reference.zones import Zones

ZONES = Zones.load()


@pytest.mark.parametrize(
    ("text", "city", "expected"),
    [
        ("以经开区、高新区等为重点", "临沂", ["经开区", "高新区"]),
        ("抓好经开区大数据产业集聚区建设", "临沂", ["经开区"]),
        ("临沂经济技术开发区和临沂高新技术产业开发区", "临沂", ["经开区", "高新区"]),
        ("德州天衢新区", "德州", ["天衢新区"]),
        ("支持北海新区建设", "滨州", ["北海新区"]),
        ("邹平经济技术开发区", "滨州", ["邹平经开区"]),
        ("争创国家级经济技术开发区", "滨州", []),
        ("各县区、开发区大数据局", "临沂", []),
        ("加快建设新区", "临沂", []),
        ("指导推动智慧高铁新城建设", "临沂", []),
    ],
)
def test_zones_are_known_by_their_shape(text, city, expected):
    assert [mention.place.name for mention in ZONES.find(text, city)] == expected


def test_a_zone_is_a_member_of_its_city_without_code_and_stands_where_the_text_names_it():
    text = "支持滨州北海新区建设"
    mention = ZONES.find(text, "滨州")[0]
    assert text[mention.start : mention.end] == "北海新区"
    assert (mention.place.code, mention.place.kind, mention.place.city) == ("", "开发区", "滨州市")


def test_a_broken_row_is_refused_with_its_place(tmp_path):
    path = tmp_path / "zones.csv"
    path.write_text("shape,name,named,order\n高新区,高新区,maybe,1\n", encoding="utf-8")
    with pytest.raises(SourceError, match=r"zones.csv（第2行）：“named”写成了“maybe”，只能是：optional、required"):
        Zones.load(path)

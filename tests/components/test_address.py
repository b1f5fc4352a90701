"""The attributes that pages give their parts for the address script."""

from urllib.parse import parse_qs, urlsplit

from dashboard.components.address import href, sets, toggles


def test_a_parameter_of_two_words_gets_a_dash():
    assert sets(as_of="2022-06-30") == {"data-filter-as-of": "2022-06-30"}


def test_an_empty_value_clears():
    assert sets(county="") == {"data-filter-county": ""}


def test_a_change_can_lead_to_another_page():
    assert toggles(to="/department", department="市大数据局") == {"data-toggle-department": "市大数据局", "data-to": "/department"}


def test_a_link_says_only_what_is_said():
    assert href("/") == "/"
    assert href("/document", doc="") == "/document"
    split = urlsplit(href("/document", doc="000", county="沂水县,费县"))
    assert (split.path, parse_qs(split.query)) == ("/document", {"doc": ["000"], "county": ["沂水县,费县"]})
    assert "," in split.query

"""County outlines on a plain grid."""

from dashboard.reference.outlines import GRID, outlines
from dashboard.reference.places import Places


def test_a_city_with_a_file_has_all_its_counties_in_official_order():
    for city in ("临沂", "德州", "滨州"):
        assert [outline.name for outline in outlines(city)] == [place.name for place in Places.load().counties_of(city)]


def test_shapes_fill_the_grid_and_rings_are_closed():
    points = [point for outline in outlines("临沂") for ring in outline.rings for point in ring]
    assert min(min(point) for point in points) == 0
    assert max(max(point) for point in points) == GRID
    assert all(ring[0] == ring[-1] for outline in outlines("临沂") for ring in outline.rings)


def test_a_city_without_a_file_has_none():
    assert outlines("青岛") == ()
    assert outlines("无此市") == ()

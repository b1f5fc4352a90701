"""The address that open pages ask for news of the data."""

import re

from app import server


def test_news_name_program_data_and_cities_and_are_never_kept():
    answer = server.test_client().get("/snapshot")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert re.fullmatch(r"[0-9a-f]{16}", answer.json["program"])
    assert re.fullmatch(r"[0-9a-f]{16} \d{4}-\d{2}-\d{2}", answer.json["snapshot"])
    assert "临沂" in answer.json["cities"]
    assert answer.json == server.test_client().get("/snapshot").json

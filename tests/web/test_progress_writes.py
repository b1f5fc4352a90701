"""No request that the program's own page did not send writes a report, an upload, a review or a case, wherever it comes from."""

import pytest

from app import app, server
from tests.attack.payloads import honest

WRITING = (
    "progress-message.children",
    "progress-held.data",
    "review-message.children",
    "review-results.children",
    "supervision-message.children",
    "supervision-open-message.children",
    "supervision-pick-message.children",
    "supervision-faults-box.children",
    "supervision-take.hidden@",
    "special-presented.children",
    "extension-said.children",
    "attachment-drop.contents",
    "attachment-listed.children@",
    "extension-message.children",
    "special-answer-box.hidden",
    "special-withdraw.hidden",
)


@pytest.mark.parametrize("output", WRITING)
@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.7"])
def test_a_forged_write_is_refused(output, address):
    client = server.test_client()
    client.get("/")
    name = next(key for key in app.callback_map if output in key)
    answer = client.post("/_dash-update-component", json=honest(name), environ_base={"REMOTE_ADDR": address})
    assert answer.status_code in (401, 403), answer.text

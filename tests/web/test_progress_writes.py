"""No request that the program's own page did not send writes a report, an upload, a review or a case, wherever it comes from."""

import pytest

from app import app, server


def forged(output: str) -> dict:
    """A request for the callback with this output, as a script would send it, every value empty."""
    name = next(key for key in app.callback_map if output in key)
    callback = app.callback_map[name]
    outputs = [{"id": one.rpartition(".")[0], "property": one.rpartition(".")[2]} for one in name.strip(".").split("...")]
    asked = {part: [{"id": one["id"], "property": one["property"], "value": ""} for one in callback[part]] for part in ("inputs", "state")}
    changed = [f"{one['id']}.{one['property']}" for one in callback["inputs"][:1]]
    return {"output": name, "outputs": outputs, "changedPropIds": changed} | asked


WRITING = (
    "progress-message.children",
    "progress-held.data",
    "review-message.children",
    "supervision-message.children",
    "supervision-open-message.children",
    "supervision-pick-message.children",
    "supervision-faults-box.children",
    "supervision-take.hidden@",
    "special-presented.children",
    "special-answer-box.hidden",
    "special-withdraw.hidden",
)


@pytest.mark.parametrize("output", WRITING)
@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.7"])
def test_a_forged_write_is_refused(output, address):
    client = server.test_client()
    client.get("/")
    answer = client.post("/_dash-update-component", json=forged(output), environ_base={"REMOTE_ADDR": address})
    assert answer.status_code in (401, 403), answer.text

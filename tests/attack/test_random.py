"""Whatever a callback or an address is given, an administrator's own session included, the answer is never a server error."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.views.data import NAMES
from dashboard.views.pages import PAGES
from tests.attack.payloads import QUERIES, TEXTS, bent, server_callbacks, with_any_values
from tests.pages import PATHS

# The same examples at every run: a find is mended when it is made, not when it happens to come again.
SAME = {"derandomize": True, "database": None, "deadline": None, "suppress_health_check": list(HealthCheck)}
CALLBACKS = st.deferred(lambda: with_any_values(server_callbacks()))
BENT = st.deferred(lambda: bent(server_callbacks()))
DOWNLOADS = [f"/download/{page}.xlsx" for page in PAGES] + [f"/api/v1/{name}.csv" for name in NAMES]
ADDRESSES = st.sampled_from([*PATHS, *DOWNLOADS, "/progress/template.xlsx", "/login", "/admin", "/snapshot", "/metrics"])


def tolerated(answer) -> bool:
    return answer.status_code < 500 and "Traceback" not in answer.text


@settings(max_examples=60, **SAME)
@given(asked=CALLBACKS)
def test_no_value_of_any_callback_is_a_server_error(fortress, asked):
    assert tolerated(fortress.visitor("administrator").call(asked))


@settings(max_examples=60, **SAME)
@given(asked=BENT)
def test_no_bent_request_is_a_server_error(fortress, asked):
    assert tolerated(fortress.visitor("administrator").call(asked))


@settings(max_examples=60, **SAME)
@given(path=ADDRESSES | TEXTS.map("/{}".format), query=QUERIES)
def test_no_address_is_a_server_error(fortress, path, query):
    path = path.encode(errors="replace").decode()
    query = {_written(name): [_written(one) for one in _listed(value)] for name, value in query.items()}
    assert tolerated(fortress.visitor("administrator").get(path, params=query, allow_redirects=False))


@settings(max_examples=8, **SAME)
@given(fields=st.dictionaries(st.sampled_from(["name", "password", "next", "role", "members", "key", "city", "warn", "in_force"]), TEXTS))
def test_no_form_is_a_server_error(fortress, fields):
    sent = {name: _written(value) for name, value in fields.items()}
    visitor = fortress.visitor("editor")
    for path in ("/login", "/admin/adopt", "/nowhere"):
        assert tolerated(visitor.post(path, data=sent | {"csrf": visitor.token}, allow_redirects=False))


def test_nothing_of_it_left_a_fault_in_the_log(fortress):
    assert '"fault"' not in fortress.log()


def _listed(value: object) -> list:
    return value if isinstance(value, list) else [value]


def _written(value: object) -> str:
    return str(value).encode(errors="replace").decode()

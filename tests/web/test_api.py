"""The tables as CSV and JSON for programs, under the page's own query."""

import io

import pandas as pd
import pytest

from app import server
from dashboard.schema import COLUMNS, Selection
from dashboard.views.data import NAMES
from dashboard.views.situation import situation


@pytest.fixture
def client():
    return server.test_client()


@pytest.mark.parametrize("table", NAMES)
def test_every_table_is_read_by_pandas_in_one_line(client, table):
    rows = pd.read_csv(io.BytesIO(client.get(f"/api/v1/{table}.csv", query_string={"city": "德州"}).data))
    assert set(COLUMNS.get(table, ())) <= set(rows.columns)


def test_json_and_csv_hold_the_same_rows_with_missing_values_as_null(client):
    rows = client.get("/api/v1/facts.json", query_string={"city": "德州"}).get_json()
    table = pd.read_csv(io.BytesIO(client.get("/api/v1/facts.csv", query_string={"city": "德州"}).data))
    assert len(rows) == len(table) > 0
    assert rows[0]["value"] == table["value"][0]
    assert any(row["value_high"] is None for row in rows)


def test_judged_tables_carry_the_states_of_the_page(client):
    query = {"city": "德州", "as_of": "2020-06-30"}
    rows = client.get("/api/v1/steps.json", query_string=query).get_json()
    page = situation(Selection.from_query(query)).steps
    assert [(row["milestone_id"], row["state"]) for row in rows] == list(zip(page["milestone_id"], page["state"], strict=True))


def test_unchanged_data_is_not_sent_again(client):
    first = client.get("/api/v1/tasks.csv")
    again = client.get("/api/v1/tasks.csv", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("path", ["/api/v1/accounts.csv", "/api/v1/facts.exe"])
def test_what_is_no_table_is_not_found(client, path):
    assert client.get(path).status_code == 404


def test_one_page_lists_every_table_and_every_column_that_it_may_have(client):
    page = client.get("/api/v1/").get_data(as_text=True)
    assert all(f'href="/api/v1/{table}.csv"' in page for table in NAMES)
    heads = [client.get(f"/api/v1/{table}.csv?city=德州").get_data(as_text=True).split("\n")[0] for table in NAMES]
    sent = {column for head in heads for column in head.split(",")}
    assert all(f"<code>{column}</code>" in page for column in sent)

"""`/healthz` says that the process runs, `/readyz` whether it can do its work, `/metrics` how it fares, to those who may know."""

from types import SimpleNamespace

import pytest
from flask import Flask
from prometheus_client import CollectorRegistry
from prometheus_client.parser import text_string_to_metric_families

from app import server
from dashboard.catalog.holding import Holding
from dashboard.reports import Store
from dashboard.reports.errors import StoreError
from dashboard.settings import Settings
from dashboard.web import errors, health, metrics

AWAY = {"REMOTE_ADDR": "10.0.0.7"}
PLAN = "临沂市2023年大数据工作要点\n一、新建5G基站2000个，9月底前完成。\n"


def ask(folder, holding, store):
    small = Flask("dashboard.web")
    health.install(small, lambda: holding, lambda: store, folder)
    return small.test_client().get("/readyz")


@pytest.fixture
def ready(tmp_path):
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "要点.txt").write_text(PLAN, encoding="utf-8")
    store = Store(f"sqlite:///{tmp_path}/reports.db")
    yield SimpleNamespace(folder=tmp_path, holding=Holding(documents), store=store)
    store.close()


def test_ready_is_a_server_with_documents_store_and_disk(ready):
    ready.holding.refresh()
    answer = ask(ready.folder, ready.holding, ready.store)
    assert (answer.status_code, answer.text, answer.headers["Cache-Control"]) == (200, "ok\n", "no-store")


def test_a_server_that_has_not_read_its_documents_is_not_ready(ready):
    answer = ask(ready.folder, ready.holding, ready.store)
    assert (answer.status_code, answer.text) == (503, "依据文件还没有读完，请稍候\n")


def test_a_server_without_a_folder_is_not_ready_but_one_that_has_read_it_before_is(ready):
    nowhere = Holding(ready.folder / "nowhere")
    nowhere.refresh()
    assert ask(ready.folder, nowhere, ready.store).text == "依据文件夹打不开\n"
    ready.holding.refresh()
    (ready.folder / "documents").rename(ready.folder / "away")
    ready.holding.refresh()
    assert ask(ready.folder, ready.holding, ready.store).status_code == 200


def test_a_store_that_is_gone_and_a_disk_that_is_full_are_named_without_address_or_password(ready):
    def gone():
        raise StoreError("postgresql://zhang:secret@10.1.2.3/reports")

    ready.holding.refresh()
    answer = ask(ready.folder / "full", ready.holding, SimpleNamespace(check=gone))
    assert (answer.status_code, answer.text) == (503, "填报库连不上；数据目录写不进去，磁盘可能已满\n")


def test_a_store_whose_server_does_not_answer_says_so_in_words(tmp_path):
    store = Store(f"sqlite:///{tmp_path}/reports.db")
    store.check()
    with store.engine.connect() as connection:
        connection.exec_driver_sql("ALTER TABLE revision RENAME TO elsewhere")
        connection.commit()
    with pytest.raises(StoreError, match="填报库没有应答"):
        store.check()
    store.close()


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_whether_it_is_alive_and_ready_is_told_to_everybody(path):
    assert server.test_client().get(path, environ_base=AWAY).status_code in (200, 503)


@pytest.mark.parametrize(
    ("peer", "headers", "status"),
    [
        ("127.0.0.1", {}, 200),
        ("::1", {}, 200),
        ("127.0.0.1", {"X-Forwarded-For": "10.0.0.7"}, 403),
        ("10.0.0.7", {}, 403),
        ("10.9.1.2", {}, 200),
        ("", {}, 403),
    ],
)
def test_metrics_are_read_at_the_server_and_from_named_networks_alone(peer, headers, status, ready):
    small = Flask("dashboard.web")
    small.config["TRUSTED_USER_HEADER"] = ""
    errors.install(small)
    networks = Settings.from_environment({"METRICS_FROM": "10.9.0.0/16"}).metrics_from
    metrics.install(small, lambda: ready.holding, networks, CollectorRegistry())
    answer = small.test_client().get("/metrics", headers=headers, environ_base={"REMOTE_ADDR": peer})
    assert answer.status_code == status


def test_metrics_tell_of_requests_callbacks_loads_documents_reports_errors_and_the_process():
    client = server.test_client()
    client.get("/")
    client.get("/download/overview.xlsx")
    found = {family.name: family for family in text_string_to_metric_families(client.get("/metrics").text)}
    assert {
        "request_seconds",
        "callback_seconds",
        "load_seconds",
        "documents",
        "documents_read",
        "report_steps",
        "errors",
        "process_resident_memory_bytes",
        "process_cpu_seconds",
    } <= found.keys()
    shown = next(sample.value for sample in found["documents"].samples if sample.labels["state"] == "shown")
    assert shown == 5
    read = {sample.labels["what"]: sample.value for sample in found["load_seconds"].samples if sample.name.endswith("_count")}
    assert read["folder"] >= 1


def test_before_anything_is_read_metrics_tell_of_no_documents(ready):
    registry = CollectorRegistry()
    registry.register(metrics.Documents(lambda: ready.holding))
    assert registry.get_sample_value("documents", {"state": "shown"}) is None
    ready.holding.refresh()
    assert registry.get_sample_value("documents", {"state": "shown"}) == 1

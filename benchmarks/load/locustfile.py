"""A reader as locust runs it: opens the overview with a key and changes a filter every so many seconds, by the requests the page sends.

Environment: LOAD_KEY, LOAD_REQUESTS (a file: the body of one change as a browser sent it, what stands in it for
the query, and queries to choose from), LOAD_PACE (seconds from change to change).
"""

import json
import os
import random
import time
from pathlib import Path

from locust import FastHttpUser, task

RECORDED = json.loads(Path(os.environ["LOAD_REQUESTS"]).read_text(encoding="utf-8"))
PACE = float(os.environ.get("LOAD_PACE", "10"))
SESSION_SECONDS = 60.0


class Reader(FastHttpUser):
    """One session."""

    network_timeout = connection_timeout = SESSION_SECONDS

    def on_start(self) -> None:
        """Open the page; from then on this reader has a moment of his own: locust starts twenty in one instant, people do not."""
        self.turn = time.monotonic() + random.uniform(0, PACE)
        self.client.get(f"/?key={os.environ['LOAD_KEY']}", name="open")

    def wait_time(self) -> float:
        """Seconds until this reader's next turn, one every PACE seconds."""
        self.turn += PACE
        return max(0.0, self.turn - time.monotonic())

    @task
    def change(self) -> None:
        """Choose another county, department, quarter, date or city."""
        query = random.choice(RECORDED["queries"])
        body = RECORDED["body"].replace(RECORDED["old"], query).encode()
        headers = {"Content-Type": "application/json"}
        with self.client.post("/_dash-update-component", data=body, headers=headers, name="change", catch_response=True) as answer:
            if answer.status_code != 200:
                answer.failure(f"{answer.status_code} {(answer.text or '')[:200]}")

"""`key`: make, list and revoke the read-only keys of walls and scripts."""

from __future__ import annotations

import argparse

from dashboard import reports
from dashboard.commands import by, refusing
from dashboard.reports import keys
from dashboard.reports.people import at_the_command_line

HELP = "只读密钥（大屏、脚本用）：列出、新建、作废"


def arguments(parser: argparse.ArgumentParser) -> None:
    by(parser)
    parser.add_argument("name", nargs="?", metavar="NAME", help="新密钥的名称，写明给谁用；不写则列出全部")
    parser.add_argument("--city", action="append", default=[], metavar="CITY", help="只能看这个城市；可多次")
    parser.add_argument("--network", default="", metavar="RANGE", help="只能从这个地址范围使用，如 10.1.2.0/24")
    parser.add_argument("--revoke", type=int, metavar="NUMBER", help="作废这个编号的密钥")


@refusing
def run(given: argparse.Namespace) -> int:
    """Print the keys, or the secret of a new one."""
    store, actor = reports.shared(), at_the_command_line(given.by)
    if given.revoke is not None:
        keys.revoke(store, actor, given.revoke)
    elif given.name:
        made, secret = keys.create(store, actor, given.name, given.city, given.network)
        print(f"第 {made.key_id} 号密钥“{made.name}”（只显示这一次）：{secret}")
        return 0
    for one in keys.everyone(store):
        print(
            " ".join(
                part for part in (str(one.key_id), one.name, "、".join(one.cities), one.network, "已作废" if one.revoked_at else "") if part
            )
        )
    return 0

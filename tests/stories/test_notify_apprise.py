"""Telegram and Slack as Apprise speaks to them, with a server of ours in their place."""

from __future__ import annotations

import pytest

from tests.support.servers import web_server

pytest.importorskip("apprise")

from apprise.plugins.slack import NotifySlack
from apprise.plugins.telegram import NotifyTelegram

TELEGRAM = "tgram://123456789:abcdefg_hijklmnop/{to}/"
SLACK = "slack://T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ/{to}"
SECRETS = ("abcdefg_hijklmnop", "TIiajkdnlazkcOXrIdevi7FQ")


@pytest.fixture
def told(desk, monkeypatch):
    """Both channels, of which the head wants one each time; ``answer`` is what the server says when all is well."""
    with web_server("ok") as server:
        root = f"http://127.0.0.1:{server.port}"
        monkeypatch.setattr(NotifyTelegram, "notify_url", f"{root}/bot")
        monkeypatch.setattr(NotifySlack, "webhook_url", f"{root}/services")
        for kind in (NotifyTelegram, NotifySlack):
            monkeypatch.setattr(kind, "request_rate_per_sec", 0)
        desk.web = server
        desk.robot = desk.person("robot", "notifier")
        desk.keeper.ok("notify", "channel", "telegram", "env:PAYDESK_TELEGRAM")
        desk.keeper.ok("notify", "channel", "slack", "env:PAYDESK_SLACK")
        desk.env = {"PAYDESK_TELEGRAM": TELEGRAM, "PAYDESK_SLACK": SLACK}
        yield desk


def send(desk):
    return desk.robot.json("notify", "run", env=desk.env)


def test_telegram(told):
    told.hanna.ok("notify", "settings", "--to", "telegram=987654321")
    number = told.pending(subject="Кабель <b>[1]</b> & _x_")
    told.web.answers.append((200, '{"ok": true, "result": {"message_id": 1}}'))
    assert send(told)["sent"] == 1
    ((path, body),) = told.web.posts
    assert path == "/bot123456789:abcdefg_hijklmnop/sendMessage"
    assert body["chat_id"] == 987654321
    assert f"paydesk show {number}" in body["text"]
    assert "<b>[1]</b>" not in body["text"] or body.get("parse_mode") != "HTML", "what people wrote is text, no markup"


def test_slack(told):
    told.hanna.ok("notify", "settings", "--to", "slack=#payments")
    number = told.pending()
    assert send(told)["sent"] == 1
    ((path, body),) = told.web.posts
    assert path == "/services/T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ"
    assert body["channel"] == "#payments"
    assert f"paydesk show {number}" in str(body)


@pytest.mark.parametrize(
    ("channel", "to", "answers"),
    [
        ("telegram", "987654321", [(403, '{"ok": false, "error_code": 403, "description": "bot was blocked"}')]),
        ("telegram", "987654321", [(429, '{"ok": false, "error_code": 429, "description": "Too Many Requests"}')]),
        ("telegram", "987654321", [(0, "")]),
        ("slack", "#payments", [(404, "channel_not_found")]),
        ("slack", "#payments", [(500, "")]),
        ("slack", "#payments", [(0, "")]),
    ],
)
def test_a_refusal_is_told_tried_again_and_shows_no_token(told, channel, to, answers):
    told.hanna.ok("notify", "settings", "--to", f"{channel}={to}")
    told.pending()
    told.web.answers += answers
    report = send(told)
    assert (report["sent"], report["failed"], report["dead"]) == (0, 1, 0)
    shown = told.keeper.ok("notify", "status", "--json").out
    assert told.keeper.json("notify", "status")["failed"][0]["error"]
    for secret in SECRETS:
        assert secret not in shown


@pytest.mark.parametrize("to", ["1/../../evil", "evil.example/x?y=", "a@evil.example", "%2e%2e", "77/88"])
def test_an_address_chooses_no_other_server_and_no_other_token(told, to):
    told.hanna.ok("notify", "settings", "--to", f"telegram={to}")
    told.pending()
    send(told)
    assert all(path == "/bot123456789:abcdefg_hijklmnop/sendMessage" for path, _body in told.web.posts)
    assert len(told.web.posts) <= 1, "one person, one address"

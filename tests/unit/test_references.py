"""Secrets by reference: found where they are said to be, and struck out of whatever is shown."""

import pytest

from paydesk import references
from paydesk.errors import InvalidData, Unavailable


def test_a_reference_leads_to_the_secret(monkeypatch, tmp_path):
    monkeypatch.setenv("PAYDESK_SMTP", " smtp://a ")
    assert references.resolve("env:PAYDESK_SMTP") == "smtp://a"
    place = tmp_path / "secret"
    place.write_text("first\nsecond\n", "utf-8")
    assert references.resolve(f"file:{place}") == "first"
    for missing in ("env:PAYDESK_NOTHING", f"file:{tmp_path / 'none'}", f"file:{tmp_path}"):
        with pytest.raises(Unavailable):
            references.resolve(missing)


@pytest.mark.parametrize("word", ["smtp://u:hunter2@host", "env:", "env:A B", "hunter2", "keyring:alone", "file:"])
def test_what_is_no_reference_is_refused_and_not_repeated(word):
    with pytest.raises(InvalidData) as refused:
        references.check(word)
    assert "hunter2" not in refused.value.text.format(**refused.value.params)


@pytest.mark.parametrize(
    ("said", "secret"),
    [
        ("bad token 123:AbCd at https://api.example/bot123:AbCd/send", "tgram://123:AbCd/77"),
        ("535 user%40firm p%40ssw0rd and p@ssw0rd", "smtp://user%40firm:p%40ssw0rd@mail.example:587/?from=a@b.ru"),
        ("https://portal.example/rest/1/t0k3n/im.message.add.json refused", "bitrix24://portal.example/rest/1/t0k3n/"),
    ],
)
def test_no_part_of_a_secret_is_left_in_what_a_server_said(said, secret):
    shown = references.redacted(said, [secret])
    for part in ("AbCd", "p%40ssw0rd", "p@ssw0rd", "t0k3n"):
        assert part not in shown

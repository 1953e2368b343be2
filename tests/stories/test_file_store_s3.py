"""Files in an object store that speaks S3, over HTTP. Left out where s3fs and moto are not installed.

Both together are some hundred megabytes, so they are no part of the lock file: pip install s3fs 'moto[server]'.
"""

from __future__ import annotations

import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest

from paydesk import places
from tests.stories.test_file_store import BODY, NAME, invoice, owner

s3fs = pytest.importorskip("s3fs")
pytest.importorskip("moto")

URL = "s3://firm-papers/paydesk"


@pytest.fixture
def server(monkeypatch, tmp_path):
    """An S3 server with an empty bucket, whose address and keys stand in the environment as the driver wants them."""
    log = tmp_path / "moto.log"
    with log.open("w") as said:
        process = subprocess.Popen([sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", "0"], stderr=said,
                                   stdout=subprocess.DEVNULL)  # fmt: skip
    while "Running on http" not in log.read_text():
        assert process.poll() is None, log.read_text()
        time.sleep(0.1)
    endpoint = log.read_text().split("Running on ")[1].split()[0]
    env = {"AWS_ACCESS_KEY_ID": "visible", "AWS_SECRET_ACCESS_KEY": "never-to-be-shown", "AWS_ENDPOINT_URL": endpoint,
           "AWS_DEFAULT_REGION": "us-east-1"}  # fmt: skip
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    request = urllib.request.Request(f"{endpoint}/firm-papers", method="PUT")
    for _ in range(50):
        try:
            urllib.request.urlopen(request, timeout=5).close()
        except urllib.error.URLError:
            time.sleep(0.1)
        else:
            break
    places.open_place.cache_clear()
    s3fs.S3FileSystem.clear_instance_cache()
    yield process, env
    process.kill()
    process.wait()
    places.open_place.cache_clear()


def test_files_live_in_a_bucket(desk, server, tmp_path):
    process, env = server
    assert desk.keeper.json("store", "set", URL, env=env)["store"] == URL
    path = invoice(desk)
    number = desk.anna.json("new", "--subject", "x", "--invoice", path, env=env)["id"]
    fs = s3fs.S3FileSystem()
    assert fs.cat_file(f"{URL}/{NAME[:2]}/{NAME}") == BODY
    desk.anna.ok("files", number, "--save", tmp_path / "out", env=env)
    assert (tmp_path / "out" / "invoice.pdf").read_bytes() == BODY
    assert desk.olga.json("audit", "verify", env=env)["ok"]
    (found,) = desk.keeper.json("store", "check", "--read", env=env)
    assert (found["files"], found["missing"], found["damaged"], found["orphans"]) == (1, [], [], 0)
    fs.pipe_file(f"{URL}/{NAME[:2]}/{NAME}", b"scribble")
    assert desk.anna.refused(6, "files", number, "--save", tmp_path / "out", env=env)["code"] == "damaged_file"
    fs.rm_file(f"{URL}/{NAME[:2]}/{NAME}")
    assert desk.anna.refused(6, "files", number, "--save", tmp_path / "out", env=env)["code"] == "missing_file"
    desk.anna.ok("attach", number, path, env=env)
    assert desk.olga.json("audit", "verify", env=env)["ok"]
    desk.keeper.ok("store", "unset", env=env)
    assert owner(desk).json("store", "move", env=env)["files"] == 1
    process.kill()
    process.wait()
    assert desk.olga.json("audit", "verify", env=env)["ok"], "nothing is there any more"


def test_a_bucket_out_of_reach_or_refused_is_named_without_secrets(desk, server, tmp_path):
    process, env = server
    result = desk.keeper.run("store", "set", "s3://no-such-bucket/x", "--json", env=env)
    assert (result.code, result.error["code"]) == (7, "store_away")
    desk.keeper.ok("store", "set", URL, env=env)
    number = desk.anna.json("new", "--subject", "x", "--invoice", invoice(desk), env=env)["id"]
    process.kill()
    process.wait()
    for who, words in ((desk.anna, ("files", number, "--save", tmp_path / "out")), (desk.olga, ("audit", "verify"))):
        result = who.run(*words, "--json", env=env)
        assert result.code == (3 if words[0] == "audit" else 7)
        assert "store_away" in result.out + result.err
        assert "never-to-be-shown" not in result.out + result.err

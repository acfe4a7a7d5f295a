"""The OpenAPI description: kept as a golden file, and complete."""

import json
import os
from pathlib import Path

import pytest

from api.app import create_app
from corpus.settings import Settings

GOLDEN = Path(__file__).parents[1] / "golden" / "openapi.json"
ANEW = "REGENERATE_GOLDEN"


@pytest.fixture(scope="module")
def described(tmp_path_factory):
    app = create_app(Settings(data_dir=tmp_path_factory.mktemp("described")))
    made = app.openapi()
    app.state.service.catalogue.close()
    app.state.service.pool.close()
    made["info"]["version"] = "any"
    return made


def test_the_description_is_the_golden_one(described):
    """After a change that is meant: REGENERATE_GOLDEN=1 pytest tests/integration/test_http_description.py"""
    text = json.dumps(described, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    if os.environ.get(ANEW):
        GOLDEN.write_text(text, encoding="utf-8")
    assert GOLDEN.read_text("utf-8") == text


def test_nothing_is_regenerated_by_default():
    assert ANEW not in os.environ


def test_every_operation_is_described(described):
    assert described["openapi"].startswith("3.1")
    names = set()
    for path, operations in described["paths"].items():
        for method, operation in operations.items():
            where = f"{method} {path}"
            assert operation["summary"] and operation["description"], where
            assert operation["operationId"] not in names, where
            names.add(operation["operationId"])
            for status, response in operation["responses"].items():
                assert response["description"], where
                if status.startswith(("4", "5")):
                    assert list(response["content"]) == ["application/problem+json"], f"{where} {status}"
            if path.startswith("/v1"):
                assert {"401", "403", "429", "503"} <= set(operation["responses"]), where
                assert operation["security"] == [{"HTTPBearer": []}], where

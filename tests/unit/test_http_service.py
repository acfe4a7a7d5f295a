"""Opening the assistant behind the first requests."""

import gc

import pytest

from api import service as services
from api.service import Service
from corpus.errors import Busy, IndexMismatch, Starting
from corpus.settings import Settings
from tests.integration.slow_assistant import SlowAssistant, until


class Opening(SlowAssistant):
    """Cannot be used as long as there is an error to raise."""

    def ingest_bundled(self):
        if self.errors:
            raise self.errors.pop(0)


@pytest.fixture
def opened(tmp_path, monkeypatch):
    monkeypatch.setattr(services, "OPEN_AGAIN_SECONDS", 0.01)
    begun = []

    def begin(*errors):
        assistant = Opening(Settings(data_dir=tmp_path))
        assistant.errors = list(errors)
        service = Service(assistant.settings, assistant)
        with pytest.raises(Starting):
            _ = service.assistant
        begun.append(service)
        service.start()
        return service

    yield begin
    for service in begun:
        service.stop()
        service.catalogue.close()


def test_a_data_directory_that_is_written_to_at_the_start_is_waited_for(opened):
    service = opened(Busy("Another program is writing."), Busy("It still is."))
    until(lambda: service.runner)
    assert service.readiness().status == "ready"


def test_what_stays_for_good_is_left_out_of_garbage_collections(opened):
    gc.unfreeze()
    service = opened()
    until(lambda: service.runner)
    assert gc.get_freeze_count() > 1000


def test_what_waiting_does_not_mend_stays_said(opened):
    service = opened(IndexMismatch("The index was made with another model."), Busy("Never heard."))
    service._opening.join(10)
    with pytest.raises(IndexMismatch):
        _ = service.assistant
    assert service.runner is None

from pathlib import Path

import pytest

from corpus.errors import UsageError
from corpus.settings import load


@pytest.fixture(autouse=True)
def empty_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ANSWERABLE_DATA_DIR", raising=False)
    return tmp_path


def test_flag_beats_environment_beats_file_beats_default(empty_folder, monkeypatch):
    assert load().threads == 0
    (empty_folder / "answerable.toml").write_text("threads = 1\n")
    assert load().threads == 1
    monkeypatch.setenv("ANSWERABLE_THREADS", "2")
    assert load().threads == 2
    assert load(threads=3).threads == 3
    assert load(threads=None).threads == 2


def test_an_unknown_key_of_the_file_is_refused(empty_folder):
    (empty_folder / "answerable.toml").write_text("colour = 'red'\n")
    with pytest.raises(UsageError, match="colour.*unknown setting"):
        load()


def test_an_unknown_name_in_the_environment_is_refused(monkeypatch):
    monkeypatch.setenv("ANSWERABLE_COLOUR", "red")
    with pytest.raises(UsageError, match="ANSWERABLE_COLOUR"):
        load()


def test_a_value_of_the_wrong_kind_names_its_setting():
    with pytest.raises(UsageError, match="threads"):
        load(threads="many")


def test_a_file_that_is_not_toml_is_named(empty_folder):
    (empty_folder / "answerable.toml").write_text("threads = = 1\n")
    with pytest.raises(UsageError, match="answerable.toml is not valid TOML"):
        load()


def test_a_tilde_is_the_home_folder_wherever_it_is_written(empty_folder, monkeypatch):
    monkeypatch.setenv("HOME", "/home/warden")
    (empty_folder / "answerable.toml").write_text("data_dir = '~/papers'\n")
    assert load().data_dir == Path("/home/warden/papers")
    assert load(data_dir="~/quay").data_dir == Path("/home/warden/quay")
    with pytest.raises(UsageError, match="data_dir.*home folder"):
        load(data_dir="~nobody-of-this-name/quay")

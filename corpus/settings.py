"""Settings: flag > environment > ``answerable.toml`` > default. Unknown keys are refused."""

import os
import tomllib
from pathlib import Path
from typing import Any

from platformdirs import user_data_path
from pydantic import Field, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from corpus.errors import UsageError

CONFIG_FILE = "answerable.toml"
PREFIX = "ANSWERABLE_"
STEPS = frozenset({"headings", "glossary", "tables", "preferences", "reranker", "reader"})


class Settings(BaseSettings):
    """Everything that can be set. Names in the environment are these in capitals after ``ANSWERABLE_``."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="forbid", toml_file=CONFIG_FILE, frozen=True)

    data_dir: Path = Field(default_factory=lambda: user_data_path("answerable"), description="where the index is kept")
    database_url: str | None = Field(None, description="catalogue, as an SQLAlchemy URL; default: SQLite in data_dir")
    chroma_url: str | None = Field(None, description="a Chroma server, http://host:port; default: embedded in data_dir")
    embedding: str = Field("packaged", description="'packaged' (bge-small-en-v1.5) or a sentence-transformers name or folder")
    reranker: str = Field("packaged", description="'packaged' (MiniLM-L-12), 'none', or a sentence-transformers cross-encoder")
    threads: int = Field(0, ge=0, le=256, description="threads of the packaged models; 0: one a core")
    without: frozenset[str] = Field(frozenset(), description="steps left out to measure what they bring, see STEPS")
    model: str | None = Field(None, description="language model that words answers, provider:name; 'none' for none")
    model_url: str | None = Field(None, description="its server; for an OpenAI-compatible one http://host:port/v1")
    model_seconds: float = Field(60.0, gt=0, le=3600, description="how long it may take for one answer")
    model_tokens: int = Field(800, ge=16, le=32000, description="tokens that it may write for one request")
    model_input_price: float | None = Field(None, ge=0, description="of a million tokens read, to record what an answer cost")
    model_output_price: float | None = Field(None, ge=0, description="of a million tokens written")
    offline: bool = Field(False, description="refuse any model that is not on this computer")
    lock_seconds: float = Field(30.0, ge=0, le=3600, description="how long an ingest waits for another one to end")

    host: str = Field("127.0.0.1", description="the address that the HTTP endpoint listens on")
    port: int = Field(8000, ge=0, le=65535, description="its port; 0: any that is free")
    workers: int = Field(1, ge=1, le=64, description="its processes, which share the data directory")
    json_logs: bool = Field(False, description="its log as JSON, one object a line")
    log_questions: bool = Field(False, description="questions are written to its log")
    cors_origins: tuple[str, ...] = Field((), description="web sites that may call it from a browser, https://host[:port]")
    trusted_proxies: tuple[str, ...] = Field((), description="addresses whose X-Forwarded-For is believed")
    rate_limit: str | None = Field(None, description="requests of one caller; default: 600/minute, none on loopback without keys")
    at_once: int = Field(1, ge=1, le=64, description="questions worked on at the same time, in each process")
    queue: int = Field(3, ge=0, le=1000, description="questions that may wait, in each process; more are answered 503")
    answer_seconds: float = Field(
        3.4, gt=0, le=3600, description="a question that would take longer by the last ones' pace is answered 503"
    )
    request_seconds: float = Field(30.0, gt=0, le=3600, description="how long a question may take, its waiting included")
    body_seconds: float = Field(300.0, gt=0, le=3600, description="how long a request's body may take to arrive")
    upload_megabytes: int = Field(100, ge=1, le=512, description="the largest file that may be uploaded")

    @field_validator("data_dir", mode="after")
    @classmethod
    def _at_home(cls, folder: Path) -> Path:
        """``~`` in a file or the environment is the home folder, as on a command line."""
        try:
            return folder.expanduser()
        except RuntimeError as error:
            raise ValueError("there is no such user's home folder") from error

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Flags, then the environment, then the file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


def load(**flags: Any) -> Settings:
    """Settings with ``flags`` (``None`` means not given) over environment and file.

    Raises:
        UsageError: a key is unknown or a value is not of its kind, naming it and where it stands.
    """
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    for name in os.environ:
        if name.startswith(PREFIX) and name not in known:
            raise UsageError(f"Unknown setting {name} in the environment.", f"Known: {', '.join(sorted(known))}.")
    try:
        return Settings(**{key: value for key, value in flags.items() if value is not None})
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{CONFIG_FILE} is not valid TOML: {error}.", "Mend or remove it.") from error
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        reason = "unknown setting" if first["type"] == "extra_forbidden" else first["msg"]
        hint = f"Known: {', '.join(sorted(Settings.model_fields))}."
        raise UsageError(f"Setting '{key}': {reason}.", hint) from error

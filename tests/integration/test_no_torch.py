"""What a question costs to import: nothing that is not configured."""

import json
import subprocess
import sys

from tests.e2e.harbour import ROOT

HEAVY = ["torch", "transformers", "sentence_transformers", "langchain", "langchain_core", "langchain_chroma", "langchain_openai"]
HEAVY += ["langsmith", "openai", "tiktoken", "ollama", "anthropic", "xllamacpp"]
OWN = [f"retrieval.generation.{name}" for name in ("writing", "generator", "chat_models", "prompts", "claim_checks")]


def test_a_question_imports_no_torch_and_no_language_model_package(harbour):
    code = f"""
import json, sys
from pathlib import Path
from corpus.settings import load
from retrieval.assistant import Assistant
answer = Assistant.open(load(data_dir=Path({str(harbour.data_dir)!r}))).ask("How many moorings were let?")
print(json.dumps([answer.status, sorted(sys.modules)]))
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    status, modules = json.loads(done.stdout)
    assert status in {"answered", "partial"}
    assert not set(HEAVY + OWN) & set(modules)

"""What a language model claims about a dataset's questions, claim by claim with the verdicts: the material for judging both.

Run as ``python -m eval.written OUT.jsonl --data-dir D [--count N]`` with a model configured. Questions that OUT has are
passed over, so that a long run may be done in pieces. Whether a claim is supported is for a person to say.
"""

import argparse
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from corpus.settings import load
from eval.dataset import load as questions_of
from eval.sources import dataset
from retrieval.assistant import Assistant
from retrieval.generation.generator import Checked


def run(out: Path, data_dir: Path, name: str = "digests", first: int = 0, count: int = 100) -> None:
    """Ask questions ``first`` to ``first + count`` of a dataset and append a line for each claim, and one for each answer."""
    assistant = Assistant.open(load(data_dir=data_dir), ready=True)
    writer = assistant.writer()
    assert writer is not None, "no model is configured"
    heard: list[Checked] = []
    assistant.writer = lambda: replace(writer, heard=heard.append)
    done = {json.loads(line)["question_id"] for line in out.read_text("utf-8").splitlines()} if out.exists() else set()
    for question in questions_of(dataset(name).path)[first : first + count]:
        if question.id in done:
            continue
        heard.clear()
        answer = assistant.ask(question.question, id=question.id)
        lines: list[dict[str, Any]] = [
            {
                "question_id": question.id,
                "claim": one.claim.text,
                "named": list(one.claim.spans),
                "quotes": [span.quote(writer.library) for span in one.spans],
                "reason": one.verdict.reason,
                "detail": one.verdict.detail,
            }
            for one in heard
        ]
        lines.append({"question_id": question.id, "answer": answer.model_dump(mode="json", exclude={"passages"})})
        with out.open("a", encoding="utf-8") as stream:
            stream.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Record what the configured model claims.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--data-dir", type=Path, required=True)
    parser.add_argument("--dataset", default="digests")
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--count", type=int, default=100)
    given = parser.parse_args()
    run(given.out, given.data_dir, given.dataset, given.first, given.count)

"""The official OpenAI client, pointed here."""

import openai
import pytest

QUESTION = "How many lamps are lit along the north pier?"


@pytest.fixture(scope="module")
def client(keyed):
    with openai.OpenAI(base_url=f"{keyed.endpoint.url}/v1", api_key=keyed.read, max_retries=0) as client:
        yield client


def messages(*questions):
    said = [{"role": "system", "content": "Be brief."}]
    for question in questions[:-1]:
        said += [{"role": "user", "content": question}, {"role": "assistant", "content": "..."}]
    return [*said, {"role": "user", "content": questions[-1]}]


def test_models(client):
    assert [model.id for model in client.models.list()] == ["answerable"]


def test_a_completion_cites(client):
    made = client.chat.completions.create(model="answerable", messages=messages(QUESTION), temperature=0)
    text = made.choices[0].message.content
    assert "12 lamps" in text and "[1]" in text and "Sources:\n[1] Saltmere Harbour Plan 2030 to 2034" in text
    whole = made.model_extra["answerable"]
    assert whole["status"] == "answered" and whole["citations"][0]["quote"] in text.replace('"', "")


def test_a_stream_says_the_same(client):
    whole = client.chat.completions.create(model="answerable", messages=messages(QUESTION)).choices[0].message.content
    chunks = list(client.chat.completions.create(model="answerable", messages=messages(QUESTION), stream=True))
    assert "".join(chunk.choices[0].delta.content or "" for chunk in chunks) == whole
    assert chunks[-1].choices[0].finish_reason == "stop"
    assert chunks[-1].model_extra["answerable"]["citations"]


def test_follow_ups_keep_their_subject(client):
    asked = messages("How many passengers went to North Isle?", "And to South Isle?")
    made = client.chat.completions.create(model="answerable", messages=asked)
    assert "South Isle" in made.model_extra["answerable"]["standalone_question"]
    assert "8,450" in made.choices[0].message.content


def test_errors_are_the_clients_own(client, keyed):
    with pytest.raises(openai.NotFoundError, match="no model"):
        client.chat.completions.create(model="gpt-0", messages=messages(QUESTION))
    with pytest.raises(openai.UnprocessableEntityError):
        client.chat.completions.create(model="answerable", messages=[{"role": "assistant", "content": "Yes."}])
    with openai.OpenAI(base_url=f"{keyed.endpoint.url}/v1", api_key="wrong", max_retries=0) as nobody:
        with pytest.raises(openai.AuthenticationError):
            nobody.models.list()

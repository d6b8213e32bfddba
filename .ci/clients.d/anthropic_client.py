"""The anthropic package for Python: messages, count_tokens and models."""

import asyncio

import anthropic
from pydantic import BaseModel

from claims import ADDRESS, KEY, MODEL, PNG, SCRIPT, claim, echoed, failure, in_order, look, rested

client = anthropic.Anthropic(base_url=ADDRESS, api_key=KEY, max_retries=0)
WEATHER = {
    "name": "weather",
    "input_schema": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
}


class Trip(BaseModel):
    city: str
    days: list[int]


def say(content):
    return [{"role": "user", "content": content}]


def ask(content, **more):
    return client.messages.create(model=MODEL, max_tokens=4096, messages=say(content), **more)


def text(answer):
    return "".join(block.text for block in answer.content if block.type == "text")


@claim("a whole answer, with usage and request id")
def whole():
    answer = ask(f"[[say:{SCRIPT}]]")
    assert [block.type for block in answer.content] == ["text"] and text(answer) == SCRIPT
    assert answer.stop_reason == "end_turn" and answer.usage.input_tokens > 0 and answer.usage.output_tokens > 0
    assert answer._request_id


@claim("system blocks, history, a document and an image reach the model")
def reaches():
    source = {"type": "base64", "media_type": "image/png", "data": PNG}
    document = {"type": "document", "source": {"type": "text", "media_type": "text/plain", "data": "written-down"}}
    answer = client.messages.create(
        model=MODEL,
        max_tokens=4096,
        system=[{"type": "text", "text": "only-rule", "cache_control": {"type": "ephemeral"}}],
        messages=[
            {"role": "user", "content": "early"},
            {"role": "assistant", "content": "answered"},
            {"role": "user", "content": [document, {"type": "image", "source": source}, {"type": "text", "text": "[[echo]]"}]},
        ],
    )
    echo = echoed(text(answer))
    in_order(echo["seen"], "only-rule", "early", "answered", "written-down", "[[echo]]")
    assert echo["images"] == 1


@claim("the stream helper gives pieces that add up")
def streamed():
    with client.messages.stream(model=MODEL, max_tokens=4096, messages=say("[[long:30]]")) as stream:
        pieces = list(stream.text_stream)
        final = stream.get_final_message()
    assert len(pieces) > 3 and "".join(pieces) == text(final) and text(final).endswith(" word29")
    assert final.stop_reason == "end_turn" and final.usage.output_tokens > 0


@claim("signs of life in silence are read over")
def alive():
    with client.messages.stream(model=MODEL, max_tokens=99, messages=say("[[slow:2500]] [[say:late]]")) as stream:
        assert stream.get_final_text() == "late"


@claim("parallel tool calls stream and take their results back")
def tools():
    wish = say('[[tool:weather {"city":"Oulu"}]] [[tool:weather {"city":"Kemi"}]]')
    with client.messages.stream(model=MODEL, max_tokens=4096, messages=wish, tools=[WEATHER]) as stream:
        first = stream.get_final_message()
    calls = [block for block in first.content if block.type == "tool_use"]
    assert first.stop_reason == "tool_use" and [call.input["city"] for call in calls] == ["Oulu", "Kemi"]
    results = [{"type": "tool_result", "tool_use_id": call.id, "content": call.input["city"].upper()} for call in calls]
    history = [*say("a"), {"role": "assistant", "content": first.content}, {"role": "user", "content": results}]
    second = client.messages.create(model=MODEL, max_tokens=4096, messages=history, tools=[WEATHER])
    assert text(second) == "TOOL_RESULT OULU | KEMI"


@claim("the tool runner carries a task through three turns")
def runner():
    done = []

    @anthropic.beta_tool
    def add(a: int, b: int) -> str:
        """Adds."""
        done.append(a + b)
        return str(a + b)

    @anthropic.beta_tool
    def note(text: str) -> str:
        """Notes."""
        done.append(text)
        return f"noted {text}"

    task = say('[[tool:add {"a":19,"b":23}]] [[then]] [[tool:note {"text":"half"}]] [[tool:note {"text":"way"}]]')
    final = client.beta.messages.tool_runner(model=MODEL, max_tokens=4096, messages=task, tools=[add, note]).until_done()
    assert done == [42, "half", "way"] and text(final) == "TOOL_RESULT noted half | noted way"


@claim("thinking comes first with its signature, streamed too")
def thought():
    thinking = {"type": "enabled", "budget_tokens": 1024}
    answer = ask("[[think:let me see]] [[say:done]]", thinking=thinking)
    assert [block.type for block in answer.content] == ["thinking", "text"] and answer.content[0].signature
    with client.messages.stream(
        model=MODEL, max_tokens=4096, messages=say("[[think:let me see]] [[say:done]]"), thinking=thinking
    ) as stream:
        assert stream.get_final_message().content[0].thinking == "let me see"


@claim("the parse helper gets what its schema says")
def parsed():
    answer = client.messages.parse(
        model=MODEL, max_tokens=4096, messages=say('[[say:{"city":"Oulu","days":[1,2]}]]'), output_format=Trip
    )
    assert answer.parsed_output == Trip(city="Oulu", days=[1, 2])


@claim("a stop sequence is named")
def stopped():
    answer = ask("[[say:one two three]]", stop_sequences=["two"])
    assert (text(answer), answer.stop_reason, answer.stop_sequence) == ("one ", "stop_sequence", "two")


@claim("twelve asynchronous calls at a time do not mix")
def together():
    async def all_of_them():
        async with anthropic.AsyncAnthropic(base_url=ADDRESS, api_key=KEY, max_retries=0) as calls:
            return await asyncio.gather(
                *(calls.messages.create(model=MODEL, max_tokens=99, messages=say(f"[[say:number {n}]]")) for n in range(12))
            )

    assert [text(answer) for answer in asyncio.run(all_of_them())] == [f"number {n}" for n in range(12)]


@claim("count_tokens grows with tools")
def counted():
    count = client.messages.count_tokens
    plain = count(model=MODEL, messages=say("hello")).input_tokens
    assert 0 < plain < count(model=MODEL, messages=say("hello"), tools=[WEATHER]).input_tokens


@claim("errors have their classes")
def errors():
    wrong = anthropic.Anthropic(base_url=ADDRESS, api_key="sk-super-wrong")
    failure(anthropic.AuthenticationError, lambda: wrong.messages.create(model=MODEL, max_tokens=9, messages=say("x")))
    unknown = failure(
        anthropic.NotFoundError, lambda: client.messages.create(model="no-such-9", max_tokens=9, messages=say("x"))
    )
    assert "no-such-9" in unknown.message
    failure(anthropic.BadRequestError, lambda: client.messages.create(model=MODEL, max_tokens=9, messages=[]))
    assert "prompt is too long" in failure(anthropic.BadRequestError, lambda: ask("[[error:toolong]]")).message
    throttled = failure(anthropic.RateLimitError, lambda: ask("[[error:throttle]]"))
    assert 0 < float(throttled.response.headers["retry-after"]) <= 20
    rested()
    assert failure(anthropic.APIStatusError, lambda: ask("[[error:overloaded]]")).status_code == 529
    rested()


@claim("a failure inside a stream is raised")
def broken():
    for kind in ["midstream", "cut"]:
        pieces = []

        def read():
            with client.messages.stream(
                model=MODEL, max_tokens=4096, messages=say(f"[[long:40]] [[error:{kind}]]")
            ) as stream:
                for piece in stream.text_stream:
                    pieces.append(piece)

        failure(anthropic.APIError, read)
        assert "".join(pieces).startswith("word0"), pieces
        rested()


@claim("models are listed to their end and found")
def models():
    ids = [model.id for model in client.models.list(limit=1000)]
    assert len(ids) > 3 and client.models.retrieve(ids[0]).id == ids[0]


look()

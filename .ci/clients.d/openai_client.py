"""The openai package for Python: chat completions, responses and models."""

import asyncio
import json

import openai
from pydantic import BaseModel

from claims import ADDRESS, KEY, MODEL, PNG, SCRIPT, claim, echoed, failure, in_order, look, rested

client = openai.OpenAI(base_url=f"{ADDRESS}/v1", api_key=KEY, max_retries=0)
WEATHER = {
    "type": "function",
    "function": {
        "name": "weather",
        "parameters": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
    },
}


class Trip(BaseModel):
    city: str
    days: list[int]


def say(text):
    return [{"role": "user", "content": text}]


def ask(text, **more):
    return client.chat.completions.create(model=MODEL, messages=say(text), **more)


@claim("a whole answer, with usage and request id")
def whole():
    answer = ask(f"[[say:{SCRIPT}]]")
    assert answer.choices[0].message.content == SCRIPT
    assert answer.choices[0].finish_reason == "stop"
    assert answer.usage.total_tokens == answer.usage.prompt_tokens + answer.usage.completion_tokens > 0
    assert answer._request_id


@claim("system, developer, history and an image reach the model")
def reaches():
    image = {"type": "image_url", "image_url": {"url": f"data:image/png;base64,{PNG}"}}
    messages = [
        {"role": "system", "content": "first-rule"},
        {"role": "developer", "content": "second-rule"},
        {"role": "user", "content": "early"},
        {"role": "assistant", "content": "answered"},
        {"role": "user", "content": [{"type": "text", "text": "[[echo]]"}, image]},
    ]
    answer = client.chat.completions.create(model=MODEL, messages=messages)
    echo = echoed(answer.choices[0].message.content)
    in_order(echo["seen"], "first-rule", "second-rule", "early", "answered", "[[echo]]")
    assert echo["images"] == 1


@claim("a stream, with usage as its last chunk")
def streamed():
    chunks = list(ask("[[long:30]]", stream=True, stream_options={"include_usage": True}))
    text = "".join(chunk.choices[0].delta.content or "" for chunk in chunks[:-1])
    assert text.startswith("word0 word1 ") and text.endswith(" word29")
    assert [c.choices[0].finish_reason for c in chunks[:-1] if c.choices[0].finish_reason] == ["stop"]
    assert chunks[-1].choices == [] and chunks[-1].usage.completion_tokens > 0


@claim("signs of life in silence are read over")
def alive():
    chunks = ask("[[slow:2500]] [[say:late]]", stream=True)
    assert "".join(chunk.choices[0].delta.content or "" for chunk in chunks) == "late"


@claim("parallel tool calls stream, fold, and take their results back")
def tools():
    messages = say('[[tool:weather {"city":"Oulu"}]] [[tool:weather {"city":"Kemi"}]]')
    with client.chat.completions.stream(model=MODEL, messages=messages, tools=[WEATHER]) as stream:
        for _ in stream:
            pass
        message = stream.get_final_completion().choices[0].message
    assert [json.loads(call.function.arguments)["city"] for call in message.tool_calls] == ["Oulu", "Kemi"]
    messages.append(message.model_dump(exclude_none=True, exclude={"parsed"}))
    for call, result in zip(message.tool_calls, ["snow", "rain"]):
        messages.append({"role": "tool", "tool_call_id": call.id, "content": result})
    answer = client.chat.completions.create(model=MODEL, messages=messages, tools=[WEATHER])
    assert answer.choices[0].message.content == "TOOL_RESULT snow | rain"


@claim("the parse helper gets what its schema says, whole and streamed")
def parsed():
    messages = say('[[say:{"city":"Oulu","days":[1,2]}]]')
    answer = client.chat.completions.parse(model=MODEL, messages=messages, response_format=Trip)
    assert answer.choices[0].message.parsed == Trip(city="Oulu", days=[1, 2])
    with client.chat.completions.stream(model=MODEL, messages=messages, response_format=Trip) as stream:
        for _ in stream:
            pass
        assert stream.get_final_completion().choices[0].message.parsed == Trip(city="Oulu", days=[1, 2])


@claim("reasoning comes in reasoning_content")
def reasoned():
    message = ask("[[think:let me see]] [[say:done]]", reasoning_effort="high").choices[0].message
    assert (message.content, message.reasoning_content) == ("done", "let me see")


@claim("twelve asynchronous calls at a time do not mix")
def together():
    async def all_of_them():
        async with openai.AsyncOpenAI(base_url=f"{ADDRESS}/v1", api_key=KEY, max_retries=0) as calls:
            return await asyncio.gather(
                *(calls.chat.completions.create(model=MODEL, messages=say(f"[[say:number {n}]]")) for n in range(12))
            )

    answers = [answer.choices[0].message.content for answer in asyncio.run(all_of_them())]
    assert answers == [f"number {n}" for n in range(12)]


@claim("errors have their classes and codes")
def errors():
    wrong = openai.OpenAI(base_url=f"{ADDRESS}/v1", api_key="sk-super-wrong")
    assert failure(openai.AuthenticationError, wrong.models.list).code == "invalid_api_key"
    unknown = failure(openai.NotFoundError, lambda: client.chat.completions.create(model="no-such-9", messages=say("x")))
    assert unknown.code == "model_not_found" and "no-such-9" in unknown.message
    assert failure(openai.BadRequestError, lambda: ask("hi", n=2)).param == "n"
    assert failure(openai.BadRequestError, lambda: ask("[[error:toolong]]")).code == "context_length_exceeded"
    throttled = failure(openai.RateLimitError, lambda: ask("[[error:throttle]]"))
    assert 0 < float(throttled.response.headers["retry-after"]) <= 20
    rested()
    failure(openai.InternalServerError, lambda: ask("[[error:overloaded]]"))
    rested()


@claim("a failure inside a stream is raised")
def broken():
    for kind in ["midstream", "cut"]:
        text = []

        def read():
            for chunk in ask(f"[[long:40]] [[error:{kind}]]", stream=True):
                text.append(chunk.choices[0].delta.content or "")

        failure(Exception if kind == "cut" else openai.APIError, read)
        assert "".join(text).startswith("word0"), text
        rested()


@claim("models are listed and found")
def models():
    ids = [model.id for model in client.models.list()]
    assert len(ids) > 3 and client.models.retrieve(ids[0]).id == ids[0]


@claim("responses: whole, streamed, a tool and a schema")
def responses():
    answer = client.responses.create(model=MODEL, input=f"[[say:{SCRIPT}]]", store=False)
    assert (answer.output_text, answer.status) == (SCRIPT, "completed")
    with client.responses.stream(model=MODEL, input="[[long:30]]") as stream:
        pieces = [event.delta for event in stream if event.type == "response.output_text.delta"]
        assert "".join(pieces) == stream.get_final_response().output_text != ""
    tool = {"type": "function", "strict": True, **WEATHER["function"]}
    first = client.responses.create(model=MODEL, input='[[tool:weather {"city":"Oulu"}]]', tools=[tool])
    call = next(item for item in first.output if item.type == "function_call")
    assert json.loads(call.arguments) == {"city": "Oulu"}
    result = {"type": "function_call_output", "call_id": call.call_id, "output": "snow"}
    history = [{"role": "user", "content": "a"}, *first.output, result]
    assert client.responses.create(model=MODEL, input=history, tools=[tool]).output_text == "TOOL_RESULT snow"
    parsed = client.responses.parse(model=MODEL, input='[[say:{"city":"Oulu","days":[1,2]}]]', text_format=Trip)
    assert parsed.output_parsed == Trip(city="Oulu", days=[1, 2])


look()

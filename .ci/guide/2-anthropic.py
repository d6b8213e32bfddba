from anthropic import Anthropic

client = Anthropic(
    base_url="http://localhost:9000",
    api_key="sk-super-abc123def456..."
)

message = client.messages.create(
    model="claude-sonnet-4-5",
    max_tokens=1024,
    messages=[
        {"role": "user", "content": "你好，Claude！"}
    ]
)

print(message.content[0].text)

with client.messages.stream(
    model="claude-sonnet-4-5",
    max_tokens=1024,
    messages=[{"role": "user", "content": "[[long:12]]"}]
) as stream:
    print("".join(stream.text_stream))

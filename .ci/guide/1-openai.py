from openai import OpenAI

client = OpenAI(
    base_url="http://localhost:9000/v1",
    api_key="sk-super-abc123def456..."
)

response = client.chat.completions.create(
    model="claude-sonnet-4-5",
    messages=[
        {"role": "system", "content": "你是一个有帮助的助手。"},
        {"role": "user", "content": "你好！"}
    ]
)

print(response.choices[0].message.content)

with client.chat.completions.create(
    model="claude-sonnet-4-5",
    stream=True,
    messages=[{"role": "user", "content": "[[long:12]]"}]
) as pieces:
    print("".join(piece.choices[0].delta.content or "" for piece in pieces if piece.choices))

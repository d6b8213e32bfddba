curl http://localhost:9000/v1/chat/completions \
  -H "Authorization: Bearer sk-super-abc123def456..." \
  -H "Content-Type: application/json" \
  -d '{
    "model": "claude-sonnet-4-5",
    "messages": [
      {"role": "user", "content": "你好"}
    ]
  }'

curl http://localhost:9000/v1/messages \
  -H "x-api-key: sk-super-abc123def456..." \
  -H "Content-Type: application/json" \
  -d '{
    "model": "claude-sonnet-4-5",
    "max_tokens": 1024,
    "messages": [
      {"role": "user", "content": "你好，Claude！"}
    ]
  }'

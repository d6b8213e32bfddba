import OpenAI from 'openai';

const client = new OpenAI({
  baseURL: 'http://localhost:9000/v1',
  apiKey: 'sk-super-abc123def456...'
});

async function main() {
  const response = await client.chat.completions.create({
    model: 'claude-sonnet-4-5',
    messages: [
      { role: 'user', content: '你好！' }
    ]
  });

  console.log(response.choices[0].message.content);
}

main();

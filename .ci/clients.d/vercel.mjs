// Vercel's AI SDK with its four providers that people point at a gateway.
import { createAnthropic } from '@ai-sdk/anthropic';
import { createOpenAI } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { APICallError, generateObject, generateText, Output, stepCountIs, streamObject, streamText, tool } from 'ai';
import { z } from 'zod';
import { address, assert, claim, echoed, failure, inOrder, key, look, png, rested, script, task } from './claims.mjs';

globalThis.AI_SDK_LOG_WARNINGS = false;
const name = 'claude-sonnet-4-6';
const at = (apiKey) => ({ baseURL: `${address}/v1`, apiKey });
const makers = {
  'openai chat': (apiKey) => createOpenAI(at(apiKey)).chat,
  'openai responses': (apiKey) => createOpenAI(at(apiKey)),
  anthropic: (apiKey) => createAnthropic(at(apiKey)),
  'openai-compatible': (apiKey) =>
    createOpenAICompatible({ name: 'kirogate', includeUsage: true, supportsStructuredOutputs: true, ...at(apiKey) }),
};

/** Reads a stream to its end; an error inside it is thrown. */
async function read(result, parts = []) {
  for await (const part of result.fullStream) {
    if (part.type === 'error') throw part.error;
    parts.push(part);
  }
  return parts;
}

for (const [provider, make] of Object.entries(makers)) {
  const model = make(key)(name);
  // Told nothing else, the provider for responses refers to items that the service would have kept.
  const kept = { model, providerOptions: { openai: { store: false } } };
  const about = (sentence, shown) => claim(`${provider}: ${sentence}`, shown);

  about('generateText, with system text and usage', async () => {
    const plain = await generateText({ model, prompt: `[[say:${script}]]` });
    assert.deepEqual([plain.text, plain.finishReason], [script, 'stop']);
    assert.ok(plain.usage.inputTokens > 0 && plain.usage.outputTokens > 0);
    const echo = await generateText({
      model,
      system: 'only-rule',
      messages: [
        { role: 'user', content: 'early' },
        { role: 'assistant', content: 'answered' },
        { role: 'user', content: '[[echo]]' },
      ],
    });
    inOrder(echoed(echo.text).seen, 'only-rule', 'early', 'answered', '[[echo]]');
  });

  about('streamText gives pieces, their end and usage', async () => {
    const result = streamText({ model, prompt: '[[long:40]] [[slow:20]]', onError: () => {} });
    const parts = await read(result);
    assert.ok(parts.filter((part) => part.type === 'text-delta').length >= 10);
    assert.ok((await result.text).startsWith('word0 word1 ') && (await result.text).endsWith(' word39'));
    assert.equal(await result.finishReason, 'stop');
    assert.ok((await result.usage).outputTokens > 0);
  });

  about('signs of life in silence are read over', async () => {
    const result = streamText({ model, prompt: '[[slow:2500]] [[say:late]]', onError: () => {} });
    await read(result);
    assert.equal(await result.text, 'late');
  });

  about('an image reaches the model', async () => {
    const answer = await generateText({
      model,
      messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text: '[[echo]]' },
            { type: 'file', data: Buffer.from(png, 'base64'), mediaType: 'image/png' },
          ],
        },
      ],
    });
    assert.equal(echoed(answer.text).images, 1);
  });

  const tools = (done) => ({
    add: tool({
      description: 'Adds.',
      inputSchema: z.object({ a: z.number(), b: z.number() }),
      execute: ({ a, b }) => {
        done.push(a + b);
        return `${a + b}`;
      },
    }),
    note: tool({
      description: 'Notes.',
      inputSchema: z.object({ text: z.string() }),
      execute: ({ text }) => {
        done.push(text);
        return `noted ${text}`;
      },
    }),
  });

  about('tools carry a task through three steps', async () => {
    const done = [];
    const answer = await generateText({ ...kept, prompt: task, tools: tools(done), stopWhen: stepCountIs(5) });
    assert.deepEqual(done, [42, 'half', 'way']);
    assert.deepEqual(
      answer.steps.map((step) => step.finishReason),
      ['tool-calls', 'tool-calls', 'stop'],
    );
    inOrder(answer.text, 'TOOL_RESULT', 'noted half', 'noted way');
  });

  about('streamed tools carry a task through three steps', async () => {
    const done = [];
    const result = streamText({
      ...kept,
      prompt: task,
      tools: tools(done),
      stopWhen: stepCountIs(5),
      onError: () => {},
    });
    const parts = await read(result);
    assert.deepEqual(done, [42, 'half', 'way']);
    assert.equal(parts.filter((part) => part.type === 'tool-call').length, 3);
    inOrder(await result.text, 'TOOL_RESULT', 'noted half', 'noted way');
  });

  const schema = z.object({ city: z.string(), days: z.array(z.number()) });
  const wanted = { city: 'Oulu', days: [1, 2] };

  about('an object by its schema, whole and streamed', async () => {
    const ask = { model, output: Output.object({ schema }), prompt: `[[say:${JSON.stringify(wanted)}]]` };
    assert.deepEqual((await generateText(ask)).output, wanted);
    const result = streamText({ ...ask, onError: () => {} });
    await read(result);
    assert.deepEqual(await result.output, wanted);
    const older = { model, schema, prompt: ask.prompt };
    assert.deepEqual((await generateObject(older)).object, wanted);
    const partial = [];
    for await (const part of streamObject(older).partialObjectStream) partial.push(part);
    assert.deepEqual(partial.at(-1), wanted);
  });

  about('reasoning comes apart from the text', async () => {
    const ask = {
      model,
      prompt: '[[think:let me see]] [[say:done]]',
      providerOptions: {
        anthropic: { thinking: { type: 'enabled', budgetTokens: 1024 } },
        openai: { reasoningEffort: 'high', reasoningSummary: 'auto', forceReasoning: true },
        kirogate: { reasoningEffort: 'high' },
      },
    };
    const answer = await generateText(ask);
    assert.equal(answer.text, 'done');
    const result = streamText({ ...ask, onError: () => {} });
    await read(result);
    assert.equal(await result.text, 'done');
    // The package for OpenAI's chat does not read reasoning.
    if (provider !== 'openai chat')
      assert.deepEqual([answer.reasoningText, await result.reasoningText], ['let me see', 'let me see']);
  });

  about('a wrong key, an unknown model and a conversation too long are told', async () => {
    const unknown = await failure(generateText({ model: make(key)('no-such-model-9'), prompt: 'hi', maxRetries: 0 }));
    assert.ok(
      APICallError.isInstance(unknown) && unknown.statusCode === 404 && unknown.message.includes('no-such-model-9'),
      String(unknown),
    );
    const wrong = await failure(generateText({ model: make('sk-super-wrong')(name), prompt: 'hi' }));
    assert.ok(APICallError.isInstance(wrong) && wrong.statusCode === 401 && !wrong.isRetryable, String(wrong));
    const long = await failure(generateText({ model, prompt: '[[error:toolong]]', maxRetries: 0 }));
    assert.equal(long.statusCode, 400, String(long));
  });

  about('a failure inside a stream is an error part', async () => {
    for (const kind of ['midstream', 'cut']) {
      const parts = [];
      await failure(
        read(streamText({ model, prompt: `[[long:40]] [[error:${kind}]]`, maxRetries: 0, onError: () => {} }), parts),
      );
      assert.match(parts.map((part) => (part.type === 'text-delta' ? part.text : '')).join(''), /^word0/);
      await rested(name);
    }
  });
}

claim('openai responses: items that were to be kept are refused in words', async () => {
  const add = tool({ inputSchema: z.object({}), execute: () => 'done' });
  const error = await failure(
    generateText({
      model: makers['openai responses'](key)(name),
      prompt: '[[tool:add]]',
      tools: { add },
      stopWhen: stepCountIs(2),
      maxRetries: 0,
    }),
  );
  assert.equal(error.statusCode, 400);
  assert.match(error.message, /not stored here/);
});

const searches = {
  anthropic: { web_search: createAnthropic(at(key)).tools.webSearch_20250305({ maxUses: 3 }) },
  'openai responses': { web_search: createOpenAI(at(key)).tools.webSearch({}) },
};
for (const [provider, tools] of Object.entries(searches)) {
  claim(`${provider}: a web search by the provider's tool, whole and streamed`, async () => {
    const ask = { model: makers[provider](key)(name), tools, prompt: '[[tool:web_search {"query":"reindeer"}]]' };
    const answer = await generateText(ask);
    const result = streamText({ ...ask, onError: () => {} });
    await read(result);
    for (const [text, calls] of [
      [answer.text, answer.toolCalls],
      [await result.text, await result.toolCalls],
    ]) {
      assert.match(text, /Simulated page about reindeer/);
      assert.deepEqual(
        calls.map((call) => [call.toolName, call.providerExecuted]),
        [['web_search', true]],
      );
    }
    if (provider === 'anthropic')
      assert.deepEqual(
        answer.sources.map((source) => source.url),
        ['https://example.com/'],
      );
  });
}

await look();

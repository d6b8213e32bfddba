// LangChain.js over both of its providers.
import { AIMessage, HumanMessage, SystemMessage, ToolMessage } from '@langchain/core/messages';
import { tool } from '@langchain/core/tools';
import { ChatAnthropic } from '@langchain/anthropic';
import { ChatOpenAI } from '@langchain/openai';
import { z } from 'zod';
import { address, assert, claim, echoed, failure, inOrder, key, look, png, rested, script, task } from './claims.mjs';

const name = 'claude-sonnet-4-6';
const makers = {
  openai: (more = {}) =>
    new ChatOpenAI({ model: name, apiKey: key, configuration: { baseURL: `${address}/v1` }, maxRetries: 0, ...more }),
  'openai responses': (more = {}) => makers.openai({ useResponsesApi: true, ...more }),
  anthropic: (more = {}) =>
    new ChatAnthropic({ model: name, apiKey: key, anthropicApiUrl: address, maxTokens: 4096, maxRetries: 0, ...more }),
};

const add = tool(({ a, b }) => `${a + b}`, {
  name: 'add',
  description: 'Adds.',
  schema: z.object({ a: z.number(), b: z.number() }),
});
const note = tool(({ text }) => `noted ${text}`, {
  name: 'note',
  description: 'Notes.',
  schema: z.object({ text: z.string() }),
});
const schema = z.object({ city: z.string(), days: z.array(z.number()) });

async function joined(stream) {
  let whole;
  let pieces = 0;
  for await (const chunk of stream) {
    pieces += chunk.text ? 1 : 0;
    whole = whole ? whole.concat(chunk) : chunk;
  }
  return { whole, pieces };
}

for (const [provider, make] of Object.entries(makers)) {
  const model = make();
  const about = (sentence, shown) => claim(`${provider}: ${sentence}`, shown);

  about('invoke, with system text, history and usage', async () => {
    const answer = await model.invoke(`[[say:${script}]]`);
    assert.equal(answer.text, script);
    assert.ok(
      answer.usage_metadata.input_tokens > 0 && answer.usage_metadata.total_tokens > answer.usage_metadata.input_tokens,
    );
    const echo = await model.invoke([
      new SystemMessage('only-rule'),
      new HumanMessage('early'),
      new AIMessage('answered'),
      new HumanMessage('[[echo]]'),
    ]);
    inOrder(echoed(echo.text).seen, 'only-rule', 'early', 'answered', '[[echo]]');
  });

  about('stream gives pieces that add up, with usage', async () => {
    const { whole, pieces } = await joined(await model.stream('[[long:40]] [[slow:20]]'));
    assert.ok(pieces >= 10);
    assert.ok(whole.text.startsWith('word0 word1 ') && whole.text.endsWith(' word39'));
    assert.ok(whole.usage_metadata.output_tokens > 0);
  });

  about('signs of life in silence are read over', async () => {
    assert.equal((await joined(await model.stream('[[slow:2500]] [[say:late]]'))).whole.text, 'late');
  });

  about('an image reaches the model', async () => {
    const answer = await model.invoke([
      new HumanMessage({
        content: [
          { type: 'text', text: '[[echo]]' },
          { type: 'image_url', image_url: { url: `data:image/png;base64,${png}` } },
        ],
      }),
    ]);
    assert.equal(echoed(answer.text).images, 1);
  });

  for (const streamed of [false, true]) {
    about(`tools carry a task through three turns, streamed ${streamed}`, async () => {
      const bound = model.bindTools([add, note]);
      const ask = async (messages) =>
        streamed ? (await joined(await bound.stream(messages))).whole : bound.invoke(messages);
      const messages = [new HumanMessage(task)];
      const seen = [];
      for (let turn = 0; turn < 3; turn += 1) {
        const answer = await ask(messages);
        messages.push(answer);
        for (const call of answer.tool_calls) {
          const result = await { add, note }[call.name].invoke(call);
          assert.ok(result instanceof ToolMessage);
          seen.push(result.content);
          messages.push(result);
        }
      }
      assert.deepEqual(seen, ['42', 'noted half', 'noted way']);
      assert.equal(messages.at(-1).text, 'TOOL_RESULT noted half | noted way');
    });
  }

  about('withStructuredOutput by schema and by tool', async () => {
    const wanted = { city: 'Oulu', days: [1, 2] };
    const bySchema = model.withStructuredOutput(schema, { name: 'trip', method: 'jsonSchema' });
    assert.deepEqual(await bySchema.invoke(`[[say:${JSON.stringify(wanted)}]]`), wanted);
    const byTool = model.withStructuredOutput(schema, { name: 'trip', method: 'functionCalling' });
    assert.deepEqual(await byTool.invoke(`[[tool:trip ${JSON.stringify(wanted)}]]`), wanted);
  });

  about('a wrong key, an unknown model and a conversation too long are told', async () => {
    assert.equal((await failure(make({ apiKey: 'sk-super-wrong', maxRetries: 2 }).invoke('hi'))).status, 401);
    assert.equal((await failure(make({ model: 'no-such-model-9' }).invoke('hi'))).status, 404);
    const long = await failure(model.invoke('[[error:toolong]]'));
    assert.ok(
      long.status === 400 || long.name === 'ContextOverflowError',
      `${long.name} ${long.status} ${long.message}`,
    );
  });

  about('a failure inside a stream is thrown', async () => {
    for (const kind of ['midstream', 'cut']) {
      let text = '';
      await failure(
        (async () => {
          for await (const chunk of await model.stream(`[[long:40]] [[error:${kind}]]`)) text += chunk.text;
        })(),
      );
      assert.match(text, /^word0/);
      await rested(name);
    }
  });
}

await look();

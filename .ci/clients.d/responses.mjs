// The openai package for Node: the Responses API, which keeps nothing here.
import OpenAI, { APIError, BadRequestError, NotFoundError } from 'openai';
import { zodTextFormat } from 'openai/helpers/zod';
import { z } from 'zod';
import { address, assert, claim, echoed, failure, inOrder, key, look, png, rested, script } from './claims.mjs';

const model = 'claude-sonnet-4-6';
const { responses } = new OpenAI({ baseURL: `${address}/v1`, apiKey: key, maxRetries: 0 });
const weather = {
  type: 'function',
  name: 'weather',
  strict: false,
  description: 'Asks for the weather.',
  parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
};
const ask = (input, more = {}) => ({ model, input, store: false, ...more });

async function events(asked) {
  const all = [];
  for await (const event of await responses.create({ ...asked, stream: true })) all.push(event);
  return all;
}

claim('a whole answer has every member the API names', async () => {
  const answer = await responses.create(ask(`[[say:${script}]]`));
  assert.match(answer.id, /^resp_./);
  assert.deepEqual(
    [answer.object, answer.status, answer.model, answer.error, answer.incomplete_details, answer.output_text],
    ['response', 'completed', model, null, null, script],
  );
  assert.deepEqual(
    answer.output.map((item) => [item.type, item.role, item.status]),
    [['message', 'assistant', 'completed']],
  );
  assert.deepEqual(answer.output[0].content[0].annotations, []);
  assert.ok(
    answer.usage.input_tokens > 0 &&
      answer.usage.total_tokens === answer.usage.input_tokens + answer.usage.output_tokens,
  );
  assert.ok(answer._request_id);
});

claim('a stream numbers its events and ends with the whole answer', async () => {
  const all = await events(ask('[[long:30]]'));
  assert.deepEqual(
    all.map((event) => event.sequence_number),
    all.map((_, at) => at),
  );
  const types = all.map((event) => event.type).filter((type, at, list) => type !== list[at - 1]);
  assert.deepEqual(types, [
    'response.created',
    'response.in_progress',
    'response.output_item.added',
    'response.content_part.added',
    'response.output_text.delta',
    'response.output_text.done',
    'response.content_part.done',
    'response.output_item.done',
    'response.completed',
  ]);
  const text = all.map((event) => (event.type === 'response.output_text.delta' ? event.delta : '')).join('');
  assert.ok(text.startsWith('word0 ') && text.endsWith(' word29'));
  assert.equal(all.at(-1).response.output[0].content[0].text, text);
  assert.equal((await responses.stream(ask('[[say:folded]]')).finalResponse()).output_text, 'folded');
});

claim('signs of life in silence are read over', async () => {
  const late = ask('[[slow:2500]] [[say:late]]');
  assert.match(await (await responses.create({ ...late, stream: true }).asResponse()).text(), /^: .*\n\n/m);
  assert.equal((await responses.stream(late).finalResponse()).output_text, 'late');
});

claim('instructions, roles, history and an image reach the model', async () => {
  const answer = await responses.create(
    ask(
      [
        { role: 'developer', content: 'second-rule' },
        { role: 'user', content: 'early' },
        { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'answered', annotations: [] }] },
        {
          role: 'user',
          content: [
            { type: 'input_text', text: '[[echo]]' },
            { type: 'input_image', image_url: `data:image/png;base64,${png}` },
          ],
        },
      ],
      { instructions: 'first-rule' },
    ),
  );
  const echo = echoed(answer.output_text);
  inOrder(echo.seen, 'first-rule', 'second-rule', 'early', 'answered', '[[echo]]');
  assert.equal(echo.images, 1);
});

for (const streamed of [false, true]) {
  claim(`parallel calls and their results, streamed ${streamed}`, async () => {
    const make = async (asked) => (streamed ? responses.stream(asked).finalResponse() : responses.create(asked));
    const input = [{ role: 'user', content: '[[tool:weather {"city":"Oulu"}]] [[tool:weather {"city":"Kemi"}]]' }];
    const first = await make(ask(input, { tools: [weather] }));
    const calls = first.output.filter((item) => item.type === 'function_call');
    assert.deepEqual(
      calls.map((call) => JSON.parse(call.arguments)),
      [{ city: 'Oulu' }, { city: 'Kemi' }],
    );
    input.push(...first.output.map(({ parsed_arguments: _, ...item }) => item));
    input.push(
      ...calls.map((call, at) => ({
        type: 'function_call_output',
        call_id: call.call_id,
        output: ['snow', 'rain'][at],
      })),
    );
    assert.equal((await make(ask(input, { tools: [weather] }))).output_text, 'TOOL_RESULT snow | rain');
  });
}

claim('a web search is an item of the answer, whole and streamed', async () => {
  const asked = ask('[[tool:web_search {"query":"reindeer"}]]', { tools: [{ type: 'web_search' }, weather] });
  for (const answer of [await responses.create(asked), await responses.stream(asked).finalResponse()]) {
    const [search] = answer.output.filter((item) => item.type === 'web_search_call');
    assert.deepEqual([search.status, search.action.type, search.action.query], ['completed', 'search', 'reindeer']);
    assert.match(answer.output_text, /Simulated page about reindeer/);
  }
});

claim('reasoning is an item whose encrypted content goes back', async () => {
  const more = {
    reasoning: { effort: 'high', summary: 'auto' },
    include: ['reasoning.encrypted_content'],
    tools: [weather],
  };
  const first = await responses.create(ask('[[think:let me see]] [[tool:weather {"city":"Oulu"}]]', more));
  const [thought] = first.output;
  assert.deepEqual([thought.type, thought.summary.map((part) => part.text).join('')], ['reasoning', 'let me see']);
  assert.ok(thought.encrypted_content.length > 10);
  const call = first.output.find((item) => item.type === 'function_call');
  const second = await responses.create(
    ask(
      [
        { role: 'user', content: 'a' },
        ...first.output,
        { type: 'function_call_output', call_id: call.call_id, output: 'snow' },
        { role: 'user', content: '[[say:fine]]' },
      ],
      more,
    ),
  );
  assert.equal(second.output_text, 'fine');
});

claim('the parse helper gets what its schema says', async () => {
  const text = { format: zodTextFormat(z.object({ city: z.string(), days: z.array(z.number()) }), 'trip') };
  const answer = await responses.parse(ask('[[say:{"city":"Oulu","days":[1,2]}]]', { text }));
  assert.deepEqual(answer.output_parsed, { city: 'Oulu', days: [1, 2] });
});

claim('an answer cut by its limit is incomplete', async () => {
  const answer = await responses.create(ask('[[long:400]]', { max_output_tokens: 20 }));
  assert.deepEqual([answer.status, answer.incomplete_details.reason], ['incomplete', 'max_output_tokens']);
  assert.ok(answer.output_text.startsWith('word0') && answer.output_text.length < 200);
});

claim('an earlier answer is not kept, and that is said', async () => {
  const error = await failure(responses.create(ask('hi', { previous_response_id: 'resp_1' })));
  assert.ok(error instanceof BadRequestError, String(error));
  assert.equal(error.param, 'previous_response_id');
});

claim('errors have their classes and codes', async () => {
  const unknown = await failure(responses.create({ ...ask('hi'), model: 'no-such-model-9' }));
  assert.ok(unknown instanceof NotFoundError && unknown.code === 'model_not_found', String(unknown));
  const long = await failure(responses.create(ask('[[error:toolong]]')));
  assert.deepEqual([long.status, long.code], [400, 'context_length_exceeded']);
});

for (const kind of ['midstream', 'cut']) {
  claim(`a failure inside a stream is no completed answer: ${kind}`, async () => {
    const all = [];
    const error = await (async () => {
      for await (const event of await responses.create({ ...ask(`[[long:40]] [[error:${kind}]]`), stream: true }))
        all.push(event);
    })().then(
      () => undefined,
      (thrown) => thrown,
    );
    assert.ok(all.some((event) => event.type === 'response.output_text.delta'));
    assert.ok(
      error instanceof APIError || all.at(-1).type === 'response.failed',
      JSON.stringify(all.at(-1)).slice(0, 300),
    );
    assert.ok(all.every((event) => event.type !== 'response.completed'));
    await rested(model);
  });
}

await look();

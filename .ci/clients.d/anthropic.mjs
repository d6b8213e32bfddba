// @anthropic-ai/sdk for Node: messages, count_tokens and models. SDK is the folder of the version: 1.x sends a bearer, 0.x x-api-key.
import { address, assert, claim, echoed, failure, inOrder, key, look, pdf, png, rested, script, watched } from './claims.mjs';

const sdk = process.env.SDK ?? '@anthropic-ai/sdk';
const { default: Anthropic } = await import(sdk);
const { zodOutputFormat } = await import(`${sdk}/helpers/zod`);
const { betaZodTool } = await import(`${sdk}/helpers/beta/zod`);
const { z } = await import('zod');

const model = 'claude-sonnet-4-6';
const client = new Anthropic({ baseURL: address, apiKey: key, maxRetries: 0 });
const { messages } = client;

const say = (content, more = {}) => ({ model, max_tokens: 4096, messages: [{ role: 'user', content }], ...more });
const tool = (name, properties = {}) => ({
  name, description: `Calls ${name}.`, input_schema: { type: 'object', properties, required: Object.keys(properties) },
});
const weather = tool('weather', { city: { type: 'string' } });
const clock = tool('clock');
const image = { type: 'image', source: { type: 'base64', media_type: 'image/png', data: png } };
const thinking = { type: 'enabled', budget_tokens: 1024 };

/** A conversation in which the clock was asked, and what came back. */
const asked = (...results) => [
  { role: 'user', content: 'a' },
  { role: 'assistant', content: results.map((_, at) => ({ type: 'tool_use', id: `toolu_${at}`, name: 'clock', input: {} })) },
  { role: 'user', content: results.map((result, at) => ({ type: 'tool_result', tool_use_id: `toolu_${at}`, ...result })) },
];

const text = (answer) => answer.content.filter((block) => block.type === 'text').map((block) => block.text).join('');

async function events(ask) {
  const all = [];
  for await (const event of await messages.create({ ...ask, stream: true })) all.push(event);
  return all;
}

claim('a whole answer has every member the API names and none too many', async () => {
  const answer = await messages.create(say('hi'));
  assert.match(answer.id, /^msg_./);
  assert.deepEqual([answer.type, answer.role, answer.model, answer.stop_reason, answer.stop_sequence],
    ['message', 'assistant', model, 'end_turn', null]);
  assert.deepEqual(answer.content, [{ type: 'text', text: 'Hello from the simulator.' }]);
  assert.ok(answer.usage.input_tokens > 0 && answer.usage.output_tokens > 0);
});

claim('text of any script comes back to the letter, whole and streamed', async () => {
  assert.equal(text(await messages.create(say(`[[say:${script}]]`))), script);
  assert.equal(await messages.stream(say(`[[say:${script}]]`)).finalText(), script);
});

claim('system text reaches the model as a string, as blocks and inside the list, in order', async () => {
  inOrder(echoed(text(await messages.create(say('[[echo]]', { system: 'only-rule' })))).seen, 'only-rule', '[[echo]]');
  const answer = await messages.create({
    model,
    max_tokens: 4096,
    system: [{ type: 'text', text: 'first-rule' }, { type: 'text', text: 'second-rule', cache_control: { type: 'ephemeral' } }],
    messages: [
      { role: 'user', content: 'early' },
      { role: 'user', content: [{ type: 'text', text: 'again', cache_control: { type: 'ephemeral' } }] },
      { role: 'assistant', content: 'answered' },
      { role: 'system', content: [{ type: 'text', text: 'third-rule' }], output_config: { effort: 'low' } },
      { role: 'user', content: '[[echo]]' },
    ],
  });
  inOrder(echoed(text(answer)).seen, 'first-rule', 'second-rule', 'early', 'again', 'answered', 'third-rule', '[[echo]]');
});

claim('images and documents reach the model, also inside a tool result', async () => {
  const document = { type: 'document', title: 'Notes', source: { type: 'text', media_type: 'text/plain', data: 'written-down' } };
  const plain = echoed(text(await messages.create(say([image, document, { type: 'text', text: '[[echo]]' }]))));
  assert.equal(plain.images, 1);
  inOrder(plain.seen, 'written-down');
  const conversation = asked({ content: [{ type: 'text', text: 'looked' }, image] });
  conversation[2].content.push({ type: 'text', text: '[[echo]]' });
  const inside = echoed(text(await messages.create(say('', { tools: [clock], messages: conversation }))));
  assert.equal(inside.images, 1);
  inOrder(inside.seen, 'looked');
});

claim('the text of a PDF reaches the model', async () => {
  const document = { type: 'document', source: { type: 'base64', media_type: 'application/pdf', data: pdf('written in a file') } };
  inOrder(echoed(text(await messages.create(say([document, { type: 'text', text: '[[echo]]' }])))).seen, 'written in a file');
});

claim('an image whose address leads to this network is refused, not fetched', async () => {
  const error = await failure(messages.create(say([{ type: 'image', source: { type: 'url', url: `${address}/static/logo.png` } }])));
  assert.equal(error.status, 400);
  assert.equal(error.error.error.type, 'invalid_request_error');
});

claim('a tool call goes out and its result comes back', async () => {
  const first = await messages.create(say('[[tool:weather {"city":"Oulu"}]]', { tools: [weather, clock] }));
  assert.equal(first.stop_reason, 'tool_use');
  const call = first.content.at(-1);
  assert.deepEqual([call.type, call.name, call.input], ['tool_use', 'weather', { city: 'Oulu' }]);
  assert.match(call.id, /^[a-zA-Z0-9_-]+$/);
  const second = await messages.create(say('', {
    tools: [weather, clock],
    messages: [
      { role: 'user', content: 'a' }, { role: 'assistant', content: first.content },
      { role: 'user', content: [{ type: 'tool_result', tool_use_id: call.id, content: 'snow' }] },
    ],
  }));
  assert.deepEqual([text(second), second.stop_reason], ['TOOL_RESULT snow', 'end_turn']);
});

claim('tool results come as a string, as blocks, as nothing and as an error, several at once', async () => {
  const conversation = asked({ content: 'one' }, { content: [{ type: 'text', text: 'two' }] }, {}, { content: 'four', is_error: true });
  const answer = text(await messages.create(say('', { tools: [clock], messages: conversation })));
  inOrder(answer, 'TOOL_RESULT one | two | ', ' | ERROR four');
});

claim('parallel calls stream one after the other, their input as deltas', async () => {
  const all = await events(say('[[tool:weather {"city":"Oulu"}]] [[tool:clock]] [[tool:weather {"city":"Kemi"}]]', { tools: [weather, clock] }));
  const calls = [];
  for (const event of all) {
    if (event.type === 'content_block_start' && event.content_block.type === 'tool_use') {
      assert.deepEqual(event.content_block.input, {});
      calls.push({ name: event.content_block.name, id: event.content_block.id, text: '' });
    }
    if (event.delta?.type === 'input_json_delta') calls.at(-1).text += event.delta.partial_json;
  }
  assert.deepEqual(calls.map((call) => [call.name, JSON.parse(call.text || '{}')]),
    [['weather', { city: 'Oulu' }], ['clock', {}], ['weather', { city: 'Kemi' }]]);
  assert.equal(new Set(calls.map((call) => call.id)).size, 3);
  assert.equal(all.at(-2).delta.stop_reason, 'tool_use');
});

// Version 1.2 and later ask for a thread kept by the service first, and must be told in words they know that there is none.
claim('the tool runner carries a task through three turns', async () => {
  for (const stream of [false, true]) {
    const done = [];
    const runner = client.beta.messages.toolRunner({
      model,
      max_tokens: 4096,
      stream,
      messages: [{ role: 'user', content: '[[tool:add {"a":19,"b":23}]] [[then]] [[tool:note {"text":"half"}]] [[tool:note {"text":"way"}]]' }],
      tools: [
        betaZodTool({
          name: 'add', description: 'Adds.', inputSchema: z.object({ a: z.number(), b: z.number() }), run: ({ a, b }) => { done.push(a + b); return `${a + b}`; },
        }),
        betaZodTool({
          name: 'note', description: 'Notes.', inputSchema: z.object({ text: z.string() }), run: (input) => { done.push(input.text); return `noted ${input.text}`; },
        }),
      ],
    });
    assert.equal(text(await runner.runUntilDone()), 'TOOL_RESULT noted half | noted way');
    assert.deepEqual(done, [42, 'half', 'way']);
  }
});

claim('tool_choice none offers no tools; any, a named one and one at a time are accepted', async () => {
  const none = await messages.create(say('[[tool:clock]]', { tools: [clock], tool_choice: { type: 'none' } }));
  assert.deepEqual(none.content.map((block) => block.type), ['text']);
  for (const choice of [{ type: 'auto' }, { type: 'any', disable_parallel_tool_use: true }, { type: 'tool', name: 'clock' }]) {
    const answer = await messages.create(say('[[tool:clock]]', { tools: [weather, clock], tool_choice: choice }));
    assert.equal(answer.content.at(-1).name, 'clock');
  }
});

claim('deferred tools are offered once a result refers to them, their placeholder never', async () => {
  const tools = [clock, { ...weather, defer_loading: true }, { ...tool('DeferredToolPlaceholder'), defer_loading: true }];
  const before = echoed(text(await messages.create(say('[[echo]]', { tools }))));
  assert.deepEqual(before.tools, ['clock']);
  const conversation = asked({ content: [{ type: 'tool_reference', tool_name: 'weather' }] });
  conversation[2].content.push({ type: 'text', text: '[[echo]]' });
  const after = echoed(text(await messages.create(say('', { tools, messages: conversation }))));
  assert.deepEqual(after.tools.toSorted(), ['clock', 'weather']);
});

claim('thinking comes first with its signature, and is taken back with the tool result', async () => {
  let kept = 0;
  for (const more of Array.from({ length: 6 }, (_, at) => ({ tools: [clock], thinking: at % 2 ? thinking : { type: 'adaptive' } }))) {
    const first = await messages.create(say('[[think:let me see]] [[tool:clock]]', more));
    assert.deepEqual(first.content.map((block) => block.type), ['thinking', 'text', 'tool_use']);
    assert.equal(first.content[0].thinking, 'let me see');
    assert.ok(first.content[0].signature.length > 10);
    const second = await messages.create(say('', {
      ...more,
      messages: [
        { role: 'user', content: 'a' }, { role: 'assistant', content: first.content },
        { role: 'user', content: [{ type: 'tool_result', tool_use_id: first.content[2].id, content: 'noon' }, { type: 'text', text: '[[echo]]' }] },
      ],
    }));
    const { seen } = echoed(text(second));
    inOrder(seen, 'clock', 'noon');
    kept += seen.includes('let me see') ? 1 : 0;
  }
  // A signature holds for one account; where another one serves, the thought is left out.
  assert.ok(kept > 0);
});

claim('thinking streams as deltas, the signature last', async () => {
  const all = await events(say('[[think:let me see]] [[say:done]]', { thinking }));
  const first = all.filter((event) => event.index === 0);
  assert.deepEqual(first[0].content_block, { type: 'thinking', thinking: '', signature: '' });
  assert.equal(first.map((event) => event.delta?.thinking ?? '').join(''), 'let me see');
  assert.equal(first.at(-2).delta.type, 'signature_delta');
  assert.equal(first.at(-1).type, 'content_block_stop');
  const folded = await messages.stream(say('[[think:let me see]] [[say:done]]', { thinking })).finalMessage();
  assert.deepEqual(folded.content.map((block) => block.thinking ?? block.text), ['let me see', 'done']);
});

claim('thinking that nobody asked for is not shown; what is redacted is accepted back', async () => {
  for (const more of [{}, { thinking: { type: 'disabled' } }]) {
    assert.deepEqual((await messages.create(say('[[think:x]] [[say:done]]', more))).content, [{ type: 'text', text: 'done' }]);
  }
  const answer = await messages.create(say('', {
    thinking,
    messages: [
      { role: 'user', content: 'a' },
      { role: 'assistant', content: [{ type: 'redacted_thinking', data: 'AAAA' }, { type: 'text', text: 'b' }] },
      { role: 'user', content: '[[say:fine]]' },
    ],
  }));
  assert.equal(text(answer), 'fine');
});

claim('a stop sequence cuts the answer and is named', async () => {
  const ask = say('[[say:one two three four five]]', { stop_sequences: ['no such', 'two three'] });
  const whole = await messages.create(ask);
  assert.deepEqual([text(whole), whole.stop_reason, whole.stop_sequence], ['one ', 'stop_sequence', 'two three']);
  const streamed = await messages.stream(ask).finalMessage();
  assert.deepEqual([text(streamed), streamed.stop_reason, streamed.stop_sequence], ['one ', 'stop_sequence', 'two three']);
});

claim('max_tokens cuts the answer, and no number is too large', async () => {
  for (const answer of [await messages.create(say('[[long:400]]', { max_tokens: 20 })),
    await messages.stream(say('[[long:400]]', { max_tokens: 20 })).finalMessage()]) {
    assert.ok(text(answer).startsWith('word0 word1') && text(answer).length < 200, text(answer));
    assert.equal(answer.stop_reason, 'max_tokens');
  }
  assert.equal((await messages.stream(say('hi', { max_tokens: 1_000_000 })).finalMessage()).stop_reason, 'end_turn');
});

claim('what is new or foreign is accepted', async () => {
  const answer = await messages.create(say('hi', {
    metadata: { user_id: '{"session_id":"s"}' },
    service_tier: 'auto',
    context_management: { edits: [{ type: 'clear_thinking_20251015', keep: 'all' }] },
    output_config: { effort: 'max' },
    safeguards: [{ type: 'dangerous_tool_use', classifier_context: {} }],
    thinking: { type: 'adaptive', display: 'updates' },
    mcp_servers: [],
    speed: 'fast',
    invented_yesterday: { deep: [1] },
    tools: [{ ...clock, cache_control: { type: 'ephemeral' }, strict: true }, { type: 'text_editor_20250728', name: 'str_replace_based_edit_tool' }],
  }), { headers: { 'anthropic-beta': 'no-such-beta-2099-01-01', 'anthropic-version': '2099-01-01' } });
  assert.equal(text(answer), 'Hello from the simulator.');
});

claim('a schema for the answer gives bare JSON, whole and streamed', async () => {
  const ask = say('[[say:{"city":"Oulu","days":[1,2]}]]', {
    output_config: { format: zodOutputFormat(z.object({ city: z.string(), days: z.array(z.number()) })) },
  });
  const wanted = { city: 'Oulu', days: [1, 2] };
  assert.deepEqual((await messages.parse(ask)).parsed_output, wanted);
  assert.deepEqual(JSON.parse(await messages.stream(ask).finalText()), wanted);
  const fenced = await messages.create({ ...ask, messages: [{ role: 'user', content: '[[say:Sure: ```json {"city":"Oulu","days":[]} ```]]' }] });
  assert.deepEqual(JSON.parse(text(fenced)), { city: 'Oulu', days: [] });
});

claim('a web search by the server is answered with its blocks, alone and among tools', async () => {
  const search = { type: 'web_search_20250305', name: 'web_search', max_uses: 8 };
  for (const tools of [[search], [clock, search]]) {
    for (const answer of [await messages.create(say('Perform a web search for the query: reindeer [[tool:web_search {"query":"reindeer"}]]', { tools })),
      await messages.stream(say('Perform a web search for the query: reindeer [[tool:web_search {"query":"reindeer"}]]', { tools })).finalMessage()]) {
      const [use] = answer.content.filter((block) => block.type === 'server_tool_use');
      const [result] = answer.content.filter((block) => block.type === 'web_search_tool_result');
      assert.deepEqual([use.name, use.input.query, result.tool_use_id], ['web_search', 'reindeer', use.id]);
      assert.match(use.id, /^srvtoolu_/);
      assert.equal(result.content[0].type, 'web_search_result');
      assert.equal(result.content[0].url, 'https://example.com/');
      assert.equal(answer.stop_reason, 'end_turn');
      assert.ok(answer.usage.server_tool_use.web_search_requests >= 1);
    }
  }
});

claim('a stream keeps the order of events, of blocks and of usage', async () => {
  const all = await events(say('[[think:x]] [[long:30]] [[tool:clock]] [[tool:clock]]', { thinking, tools: [clock] }));
  assert.equal(all[0].type, 'message_start');
  assert.deepEqual([all[0].message.content, all[0].message.stop_reason], [[], null]);
  assert.ok(all[0].message.usage.input_tokens > 0);
  assert.deepEqual(all.slice(-2).map((event) => event.type), ['message_delta', 'message_stop']);
  assert.ok(all.at(-2).usage.output_tokens > 0);
  let open = -1;
  let next = 0;
  for (const event of all.slice(1, -2).filter((one) => one.type !== 'ping')) {
    if (event.type === 'content_block_start') {
      assert.deepEqual([open, event.index], [-1, next]);
      open = next;
      next += 1;
    } else {
      assert.equal(event.index, open);
      if (event.type === 'content_block_stop') open = -1;
    }
  }
  assert.deepEqual([open, next], [-1, 4]);
});

claim('event lines name what they carry', async () => {
  const answer = await messages.create({ ...say('hi'), stream: true }).asResponse();
  assert.match(answer.headers.get('content-type'), /^text\/event-stream/);
  const parts = (await answer.text()).split('\n\n').filter(Boolean);
  assert.ok(parts.length >= 6);
  for (const part of parts) {
    const [event, data] = part.split('\n');
    assert.equal(event, `event: ${JSON.parse(data.slice('data: '.length)).type}`);
  }
});

claim('pieces leave as they are made', async () => {
  const times = [];
  await messages.stream(say('[[long:40]] [[slow:50]]')).on('text', () => times.push(Date.now())).finalMessage();
  assert.ok(times.length >= 10 && times.at(-1) - times[0] > 400, `${times.length} in ${times.at(-1) - times[0]} ms`);
});

claim('count_tokens grows with system and tools and costs nothing', async () => {
  const count = async (more) => (await messages.countTokens({ model, messages: [{ role: 'user', content: 'hello there' }], ...more })).input_tokens;
  const [plain, system, tools] = [await count({}), await count({ system: 'Be kind. '.repeat(50) }), await count({ tools: [weather, clock] })];
  assert.ok(plain > 0 && plain < 30 && system > plain + 100 && tools > plain + 20, `${plain} ${system} ${tools}`);
  assert.equal((await Promise.all(Array.from({ length: 25 }, () => count({ tools: [] })))).length, 25);
});

claim('a wrong key is told once', async () => {
  const { fetch, calls } = watched();
  const error = await failure(new Anthropic({ baseURL: address, apiKey: 'sk-super-wrong', fetch, maxRetries: 2 }).messages.create(say('hi')));
  assert.ok(error instanceof Anthropic.AuthenticationError);
  assert.deepEqual([error.error.type, error.error.error.type, calls.length], ['error', 'authentication_error', 1]);
  assert.equal(error.error.request_id, calls[0].headers.get('request-id'));
});

claim('an unknown model is 404 not_found_error and named', async () => {
  const error = await failure(messages.create({ ...say('hi'), model: 'no-such-model-9' }));
  assert.ok(error instanceof Anthropic.NotFoundError, String(error));
  assert.equal(error.error.error.type, 'not_found_error');
  assert.match(error.message, /no-such-model-9/);
});

claim('a bad request is 400 and says where', async () => {
  for (const [ask, where] of [[{ model, max_tokens: 9 }, 'messages'], [{ model, messages: [{ role: 'user', content: 'x' }] }, 'max_tokens'],
    [{ max_tokens: 9, messages: [{ role: 'user', content: 'x' }] }, 'model'], [say([{ type: 'image', source: {} }]), 'source']]) {
    const error = await failure(messages.create(ask));
    assert.ok(error instanceof Anthropic.BadRequestError, String(error));
    assert.equal(error.error.error.type, 'invalid_request_error');
    assert.ok(error.message.includes(where), error.message);
  }
});

claim('a context that overflows says so in the words that clients look for', async () => {
  for (const stream of [false, true]) {
    const error = await failure(messages.create(say('[[error:toolong]]', { stream })));
    assert.ok(error instanceof Anthropic.BadRequestError);
    assert.match(error.message, /prompt is too long/);
  }
});

claim('each answer has an id of its own', async () => {
  const ids = [(await messages.create(say('hi')))._request_id, (await messages.create(say('hi')))._request_id,
    (await failure(messages.create({ model }))).requestID, (await messages.create({ ...say('hi'), stream: true }).withResponse()).request_id];
  assert.ok(ids.every((id) => id?.length > 8) && new Set(ids).size === 4, String(ids));
});

claim('twelve calls at a time do not mix', async () => {
  const texts = Array.from({ length: 12 }, (_, at) => `[[say:number ${at}]]`);
  const answers = await Promise.all(texts.map((one, at) => (at % 2 ? messages.stream(say(one)).finalText() : messages.create(say(one)).then(text))));
  assert.deepEqual(answers, texts.map((_, at) => `number ${at}`));
});

claim('models are listed to their end and found by name', async () => {
  const ids = [];
  for await (const one of client.models.list({ limit: 1000 })) {
    assert.ok(one.type === 'model' && one.display_name && /^\d{4}-\d\d-\d\dT/.test(one.created_at), JSON.stringify(one));
    ids.push(one.id);
  }
  assert.ok(ids.length > 3 && new Set(ids).size === ids.length);
  assert.equal((await client.models.retrieve(ids[0])).id, ids[0]);
  for (const id of [model, 'claude-sonnet-4-5-20250929', 'claude-3-5-haiku-20241022']) {
    assert.equal((await client.models.retrieve(id)).type, 'model');
  }
  const error = await failure(client.models.retrieve('no-such-model-9'));
  assert.ok(error instanceof Anthropic.NotFoundError && error.error.error.type === 'not_found_error', String(error));
});

claim('a client that goes away harms nobody', async () => {
  const stream = messages.stream(say('[[long:200]] [[slow:50]]'));
  stream.on('text', () => stream.abort());
  assert.ok(await failure(stream.finalMessage()) instanceof Anthropic.APIUserAbortError);
  const early = new AbortController();
  setTimeout(() => early.abort(), 200);
  assert.ok(await failure(messages.create(say('[[long:200]] [[slow:50]]'), { signal: early.signal })) instanceof Anthropic.APIUserAbortError);
  assert.equal(text(await messages.create(say('[[say:fine]]'))), 'fine');
});

for (const kind of ['midstream', 'cut']) {
  claim(`a failure inside a stream is an error, never a short answer: ${kind}`, async () => {
    const stream = messages.stream(say(`[[long:40]] [[error:${kind}]]`));
    let some = '';
    stream.on('text', (delta) => { some += delta; });
    const error = await failure(stream.finalMessage());
    assert.ok(error instanceof Anthropic.APIError, String(error));
    assert.match(some, /^word0/);
    assert.ok((await failure(messages.create(say(`[[long:40]] [[error:${kind}]]`)))).status >= 500);
    await rested(model);
  });
}

claim('throttling everywhere is 429 with a Retry-After a client obeys', async () => {
  const error = await failure(messages.create(say('[[error:throttle]]')));
  assert.ok(error instanceof Anthropic.RateLimitError, String(error));
  assert.equal(error.error.error.type, 'rate_limit_error');
  const wait = Number(error.headers.get('retry-after'));
  assert.ok(wait > 0 && wait <= 20, `retry-after ${wait}`);
  await rested(model);
});

claim('a service in trouble is 529 overloaded_error or a server error', async () => {
  const overloaded = await failure(messages.create(say('[[error:overloaded]]')));
  assert.deepEqual([overloaded.status, overloaded.error.error.type], [529, 'overloaded_error']);
  assert.ok(overloaded instanceof (Anthropic.OverloadedError ?? Anthropic.InternalServerError));
  await rested(model);
  const internal = await failure(messages.create(say('[[error:internal]]', { stream: true })));
  assert.ok(internal instanceof Anthropic.InternalServerError || internal.status >= 500, String(internal));
  await rested(model);
});

await look();

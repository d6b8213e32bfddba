// Messages, count_tokens and models by @anthropic-ai/sdk for Node.
import {
  Anthropic,
  asked,
  client,
  clock,
  events,
  image,
  messages,
  model,
  say,
  text,
  thinking,
  weather,
  z,
  zodOutputFormat,
} from './anthropic-setup.mjs';
import { tools } from './anthropic-tools.mjs';
import { failures } from './anthropic-failures.mjs';
import { address, assert, claim, echoed, failure, inOrder, look, pdf, script } from './claims.mjs';

claim('a whole answer has every member the API names and none too many', async () => {
  const answer = await messages.create(say('hi'));
  assert.match(answer.id, /^msg_./);
  assert.deepEqual(
    [answer.type, answer.role, answer.model, answer.stop_reason, answer.stop_sequence],
    ['message', 'assistant', model, 'end_turn', null],
  );
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
    system: [
      { type: 'text', text: 'first-rule' },
      { type: 'text', text: 'second-rule', cache_control: { type: 'ephemeral' } },
    ],
    messages: [
      { role: 'user', content: 'early' },
      { role: 'user', content: [{ type: 'text', text: 'again', cache_control: { type: 'ephemeral' } }] },
      { role: 'assistant', content: 'answered' },
      { role: 'system', content: [{ type: 'text', text: 'third-rule' }], output_config: { effort: 'low' } },
      { role: 'user', content: '[[echo]]' },
    ],
  });
  inOrder(
    echoed(text(answer)).seen,
    'first-rule',
    'second-rule',
    'early',
    'again',
    'answered',
    'third-rule',
    '[[echo]]',
  );
});

claim('images and documents reach the model, also inside a tool result', async () => {
  const document = {
    type: 'document',
    title: 'Notes',
    source: { type: 'text', media_type: 'text/plain', data: 'written-down' },
  };
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
  const document = {
    type: 'document',
    source: { type: 'base64', media_type: 'application/pdf', data: pdf('written in a file') },
  };
  inOrder(
    echoed(text(await messages.create(say([document, { type: 'text', text: '[[echo]]' }])))).seen,
    'written in a file',
  );
});

claim('an image whose address leads to this network is refused, not fetched', async () => {
  const error = await failure(
    messages.create(say([{ type: 'image', source: { type: 'url', url: `${address}/static/logo.png` } }])),
  );
  assert.equal(error.status, 400);
  assert.equal(error.error.error.type, 'invalid_request_error');
});

claim('a stop sequence cuts the answer and is named', async () => {
  const ask = say('[[say:one two three four five]]', { stop_sequences: ['no such', 'two three'] });
  const whole = await messages.create(ask);
  assert.deepEqual([text(whole), whole.stop_reason, whole.stop_sequence], ['one ', 'stop_sequence', 'two three']);
  const streamed = await messages.stream(ask).finalMessage();
  assert.deepEqual(
    [text(streamed), streamed.stop_reason, streamed.stop_sequence],
    ['one ', 'stop_sequence', 'two three'],
  );
});

claim('max_tokens cuts the answer, and no number is too large', async () => {
  for (const answer of [
    await messages.create(say('[[long:400]]', { max_tokens: 20 })),
    await messages.stream(say('[[long:400]]', { max_tokens: 20 })).finalMessage(),
  ]) {
    assert.ok(text(answer).startsWith('word0 word1') && text(answer).length < 200, text(answer));
    assert.equal(answer.stop_reason, 'max_tokens');
  }
  assert.equal((await messages.stream(say('hi', { max_tokens: 1_000_000 })).finalMessage()).stop_reason, 'end_turn');
});

claim('what is new or foreign is accepted', async () => {
  const answer = await messages.create(
    say('hi', {
      metadata: { user_id: '{"session_id":"s"}' },
      service_tier: 'auto',
      context_management: { edits: [{ type: 'clear_thinking_20251015', keep: 'all' }] },
      output_config: { effort: 'max' },
      safeguards: [{ type: 'dangerous_tool_use', classifier_context: {} }],
      thinking: { type: 'adaptive', display: 'updates' },
      mcp_servers: [],
      speed: 'fast',
      invented_yesterday: { deep: [1] },
      tools: [
        { ...clock, cache_control: { type: 'ephemeral' }, strict: true },
        { type: 'text_editor_20250728', name: 'str_replace_based_edit_tool' },
      ],
    }),
    { headers: { 'anthropic-beta': 'no-such-beta-2099-01-01', 'anthropic-version': '2099-01-01' } },
  );
  assert.equal(text(answer), 'Hello from the simulator.');
});

claim('a schema for the answer gives bare JSON, whole and streamed', async () => {
  const ask = say('[[say:{"city":"Oulu","days":[1,2]}]]', {
    output_config: { format: zodOutputFormat(z.object({ city: z.string(), days: z.array(z.number()) })) },
  });
  const wanted = { city: 'Oulu', days: [1, 2] };
  assert.deepEqual((await messages.parse(ask)).parsed_output, wanted);
  assert.deepEqual(JSON.parse(await messages.stream(ask).finalText()), wanted);
  const fenced = await messages.create({
    ...ask,
    messages: [{ role: 'user', content: '[[say:Sure: ```json {"city":"Oulu","days":[]} ```]]' }],
  });
  assert.deepEqual(JSON.parse(text(fenced)), { city: 'Oulu', days: [] });
});

claim('a web search by the server is answered with its blocks, alone and among tools', async () => {
  const search = { type: 'web_search_20250305', name: 'web_search', max_uses: 8 };
  for (const tools of [[search], [clock, search]]) {
    for (const answer of [
      await messages.create(
        say('Perform a web search for the query: reindeer [[tool:web_search {"query":"reindeer"}]]', { tools }),
      ),
      await messages
        .stream(say('Perform a web search for the query: reindeer [[tool:web_search {"query":"reindeer"}]]', { tools }))
        .finalMessage(),
    ]) {
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
  assert.deepEqual(
    all.slice(-2).map((event) => event.type),
    ['message_delta', 'message_stop'],
  );
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

claim('signs of life in silence are pings that the SDK reads over', async () => {
  const ask = say('[[slow:2500]] [[say:late]]');
  assert.match(await (await messages.create({ ...ask, stream: true }).asResponse()).text(), /^event: ping\n/m);
  assert.equal(await messages.stream(ask).finalText(), 'late');
});

claim('pieces leave as they are made', async () => {
  const times = [];
  await messages
    .stream(say('[[long:40]] [[slow:50]]'))
    .on('text', () => times.push(Date.now()))
    .finalMessage();
  assert.ok(times.length >= 10 && times.at(-1) - times[0] > 400, `${times.length} in ${times.at(-1) - times[0]} ms`);
});

claim('count_tokens grows with system and tools and costs nothing', async () => {
  const count = async (more) =>
    (await messages.countTokens({ model, messages: [{ role: 'user', content: 'hello there' }], ...more })).input_tokens;
  const [plain, system, tools] = [
    await count({}),
    await count({ system: 'Be kind. '.repeat(50) }),
    await count({ tools: [weather, clock] }),
  ];
  assert.ok(plain > 0 && plain < 30 && system > plain + 100 && tools > plain + 20, `${plain} ${system} ${tools}`);
  assert.equal((await Promise.all(Array.from({ length: 25 }, () => count({ tools: [] })))).length, 25);
});

claim('each answer has an id of its own', async () => {
  const ids = [
    (await messages.create(say('hi')))._request_id,
    (await messages.create(say('hi')))._request_id,
    (await failure(messages.create({ model }))).requestID,
    (await messages.create({ ...say('hi'), stream: true }).withResponse()).request_id,
  ];
  assert.ok(ids.every((id) => id?.length > 8) && new Set(ids).size === 4, String(ids));
});

claim('twelve calls at a time do not mix', async () => {
  const texts = Array.from({ length: 12 }, (_, at) => `[[say:number ${at}]]`);
  const answers = await Promise.all(
    texts.map((one, at) => (at % 2 ? messages.stream(say(one)).finalText() : messages.create(say(one)).then(text))),
  );
  assert.deepEqual(
    answers,
    texts.map((_, at) => `number ${at}`),
  );
});

claim('models are listed to their end and found by name', async () => {
  const ids = [];
  for await (const one of client.models.list({ limit: 1000 })) {
    assert.ok(
      one.type === 'model' && one.display_name && /^\d{4}-\d\d-\d\dT/.test(one.created_at),
      JSON.stringify(one),
    );
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

tools();
failures();
await look();

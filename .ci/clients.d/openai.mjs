// Chat completions and models by the openai package for Node.
import { BadRequestError, NotFoundError } from 'openai';
import { zodResponseFormat } from 'openai/helpers/zod';
import { z } from 'zod';
import { chat, chunks, client, joined, say } from './openai-setup.mjs';
import { tools } from './openai-tools.mjs';
import { failures } from './openai-failures.mjs';
import { address, assert, claim, echoed, failure, inOrder, look, model, pdf, png, script } from './claims.mjs';

claim('a whole answer has every member the API names', async () => {
  const answer = await chat.create(say('hi'));
  assert.match(answer.id, /^chatcmpl-./);
  assert.equal(answer.object, 'chat.completion');
  assert.ok(Number.isInteger(answer.created) && Math.abs(answer.created - Date.now() / 1000) < 60);
  assert.equal(answer.model, model);
  assert.equal(answer.choices.length, 1);
  const { index, message, finish_reason: reason } = answer.choices[0];
  assert.deepEqual(
    [index, message.role, message.content, message.refusal, reason],
    [0, 'assistant', 'Hello from the simulator.', null, 'stop'],
  );
  assert.ok(!('tool_calls' in message) && !('reasoning_content' in message));
  const { prompt_tokens: input, completion_tokens: output, total_tokens: total } = answer.usage;
  assert.ok(input > 0 && output > 0 && total === input + output);
});

claim('text of any script comes back to the letter, whole and streamed', async () => {
  assert.equal((await chat.create(say(`[[say:${script}]]`))).choices[0].message.content, script);
  assert.equal(joined(await chunks(say(`[[say:${script}]]`))), script);
});

claim('system and developer messages reach the model in order', async () => {
  const answer = await chat.create({
    model,
    messages: [
      { role: 'system', content: 'first-rule' },
      { role: 'developer', content: [{ type: 'text', text: 'second-rule' }] },
      { role: 'user', content: 'early' },
      { role: 'assistant', content: 'answered' },
      {
        role: 'user',
        content: [
          { type: 'text', text: '[[echo]]' },
          { type: 'text', text: 'late' },
        ],
      },
    ],
  });
  inOrder(echoed(answer.choices[0].message.content).seen, 'first-rule', 'second-rule', 'early', 'answered', 'late');
});

claim('an image as a data URL reaches the model', async () => {
  const answer = await chat.create({
    model,
    messages: [
      {
        role: 'user',
        content: [
          { type: 'text', text: '[[echo]]' },
          { type: 'image_url', image_url: { url: `data:image/png;base64,${png}` } },
        ],
      },
    ],
  });
  assert.equal(echoed(answer.choices[0].message.content).images, 1);
});

claim('the text of a PDF reaches the model', async () => {
  const file = {
    type: 'file',
    file: { filename: 'a.pdf', file_data: `data:application/pdf;base64,${pdf('written in a file')}` },
  };
  const answer = await chat.create({
    model,
    messages: [{ role: 'user', content: [file, { type: 'text', text: '[[echo]]' }] }],
  });
  inOrder(echoed(answer.choices[0].message.content).seen, 'written in a file');
});

claim('an image whose address leads to this network is refused, not fetched', async () => {
  const error = await failure(
    chat.create({
      model,
      messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url: `${address}/static/logo.png` } }] }],
    }),
  );
  assert.ok(error instanceof BadRequestError, String(error));
});

claim('sound, several choices and log probabilities are refused, not lost', async () => {
  const sound = { type: 'input_audio', input_audio: { data: 'AAAA', format: 'wav' } };
  for (const ask of [
    { model, messages: [{ role: 'user', content: [sound] }] },
    say('hi', { n: 2 }),
    say('hi', { logprobs: true, top_logprobs: 2 }),
  ]) {
    const error = await failure(chat.create(ask));
    assert.ok(error instanceof BadRequestError, String(error));
    assert.equal(error.type, 'invalid_request_error');
  }
});

claim('parameters that change nothing are accepted', async () => {
  const answer = await chat.create(
    say('hi', {
      temperature: 0.5,
      top_p: 0.9,
      presence_penalty: 0,
      frequency_penalty: 0,
      logit_bias: {},
      seed: 7,
      user: 'u',
      metadata: { a: 'b' },
      store: false,
      service_tier: 'auto',
      verbosity: 'low',
      prompt_cache_key: 'k',
      safety_identifier: 's',
      n: 1,
      max_tokens: null,
      stop: null,
      invented_yesterday: { deep: [1] },
    }),
  );
  assert.equal(answer.choices[0].message.content, 'Hello from the simulator.');
});

claim('a stop text cuts the answer, also across pieces', async () => {
  const ask = say('[[say:one two three four five]]', { stop: ['no such', 'two three'] });
  const whole = (await chat.create(ask)).choices[0];
  assert.deepEqual([whole.message.content, whole.finish_reason], ['one ', 'stop']);
  const all = await chunks(ask);
  assert.equal(joined(all), 'one ');
  assert.equal(all.at(-1).choices[0].finish_reason, 'stop');
});

claim('max_tokens and max_completion_tokens cut with finish_reason length', async () => {
  for (const most of ['max_tokens', 'max_completion_tokens']) {
    const { message, finish_reason: reason } = (await chat.create(say('[[long:400]]', { [most]: 20 }))).choices[0];
    assert.ok(message.content.startsWith('word0 word1') && message.content.length < 200, message.content);
    assert.equal(reason, 'length');
    const all = await chunks(say('[[long:400]]', { [most]: 20 }));
    assert.ok(joined(all).length < 200);
    assert.equal(all.at(-1).choices[0].finish_reason, 'length');
  }
  assert.equal((await chat.create(say('hi', { max_completion_tokens: 10_000_000 }))).choices[0].finish_reason, 'stop');
});

claim('every chunk of a stream has one id, one choice and a delta; the role comes first, the reason once', async () => {
  const all = await chunks(say('[[long:30]]'));
  assert.ok(all.length > 3);
  for (const chunk of all) {
    assert.deepEqual(
      [chunk.id, chunk.created, chunk.model, chunk.object],
      [all[0].id, all[0].created, model, 'chat.completion.chunk'],
    );
    assert.equal(chunk.choices.length, 1);
    assert.equal(chunk.choices[0].index, 0);
    assert.equal(typeof chunk.choices[0].delta, 'object');
    assert.ok(!('usage' in chunk));
  }
  assert.equal(all[0].choices[0].delta.role, 'assistant');
  assert.deepEqual(all.map((chunk) => chunk.choices[0].finish_reason).filter(Boolean), ['stop']);
});

claim('usage comes as the last chunk when it is asked for', async () => {
  const all = await chunks(say('hi', { stream_options: { include_usage: true } }));
  const last = all.pop();
  assert.deepEqual(last.choices, []);
  assert.equal(last.usage.total_tokens, last.usage.prompt_tokens + last.usage.completion_tokens);
  assert.ok(last.usage.prompt_tokens > 0);
  assert.ok(all.every((chunk) => chunk.usage === null && chunk.choices.length === 1));
});

claim('a stream ends with [DONE] and nothing but data lines', async () => {
  const { data } = { data: await (await chat.create({ ...say('hi'), stream: true }).asResponse()).text() };
  assert.ok(data.endsWith('data: [DONE]\n\n'));
  assert.ok(data.split('\n').every((line) => line === '' || line.startsWith('data: ') || line.startsWith(':')));
});

claim('signs of life in silence are comments that the SDK reads over', async () => {
  const ask = say('[[slow:2500]] [[say:late]]');
  assert.match(await (await chat.create({ ...ask, stream: true }).asResponse()).text(), /^: .*\n\n/m);
  assert.equal((await chat.stream(ask).finalChatCompletion()).choices[0].message.content, 'late');
});

claim('pieces leave as they are made', async () => {
  const times = [];
  for await (const chunk of await chat.create({ ...say('[[long:40]] [[slow:50]]'), stream: true })) {
    if (chunk.choices[0].delta.content) times.push(Date.now());
  }
  assert.ok(times.length >= 10 && times.at(-1) - times[0] > 400, `${times.length} in ${times.at(-1) - times[0]} ms`);
});

claim('the stream helper folds an answer', async () => {
  const runner = chat.stream(say('[[say:folded]]', { stream_options: { include_usage: true } }));
  let text = '';
  runner.on('content', (delta) => {
    text += delta;
  });
  const folded = await runner.finalChatCompletion();
  assert.deepEqual(
    [text, folded.choices[0].message.content, folded.choices[0].finish_reason],
    ['folded', 'folded', 'stop'],
  );
  assert.ok((await runner.totalUsage()).total_tokens > 0);
});

claim('reasoning comes in reasoning_content alone, whole and streamed', async () => {
  const ask = say('[[think:let me see]] [[say:done]]', { reasoning_effort: 'high' });
  const { message } = (await chat.create(ask)).choices[0];
  assert.deepEqual([message.content, message.reasoning_content], ['done', 'let me see']);
  const all = await chunks(ask);
  assert.equal(joined(all), 'done');
  assert.equal(all.map((chunk) => chunk.choices[0].delta.reasoning_content ?? '').join(''), 'let me see');
  assert.ok(
    !(
      'reasoning_content' in
      (await chat.create(say('[[think:x]] [[say:done]]', { reasoning_effort: 'none' }))).choices[0].message
    ),
  );
});

claim('json_object gives bare JSON', async () => {
  const answer = await chat.create(
    say('In JSON: [[say:Sure: ```json {"a":[1]} ```]]', { response_format: { type: 'json_object' } }),
  );
  assert.deepEqual(JSON.parse(answer.choices[0].message.content), { a: [1] });
});

claim('the parse helper gets what its schema says, whole and streamed', async () => {
  const ask = say('[[say:{"city":"Oulu","days":[1,2]}]]', {
    response_format: zodResponseFormat(z.object({ city: z.string(), days: z.array(z.number()) }), 'trip'),
  });
  const wanted = { city: 'Oulu', days: [1, 2] };
  assert.deepEqual((await chat.parse(ask)).choices[0].message.parsed, wanted);
  assert.deepEqual((await chat.stream(ask).finalChatCompletion()).choices[0].message.parsed, wanted);
});

claim('each answer has an id of its own', async () => {
  const ids = [
    (await chat.create(say('hi')))._request_id,
    (await chat.create(say('hi')))._request_id,
    (await failure(chat.create({ model }))).requestID,
    (await chat.create({ ...say('hi'), stream: true }).withResponse()).request_id,
  ];
  assert.ok(ids.every((id) => id?.length > 8) && new Set(ids).size === 4, String(ids));
});

claim('twelve calls at a time do not mix', async () => {
  const texts = Array.from({ length: 12 }, (_, at) => `[[say:number ${at}]]`);
  const answers = await Promise.all(
    texts.map((text, at) =>
      at % 2
        ? chunks(say(text)).then(joined)
        : chat.create(say(text)).then((answer) => answer.choices[0].message.content),
    ),
  );
  assert.deepEqual(
    answers,
    texts.map((_, at) => `number ${at}`),
  );
});

claim('models are listed to their end and found by name', async () => {
  const ids = [];
  for await (const one of client.models.list()) {
    assert.ok(one.object === 'model' && Number.isInteger(one.created) && one.owned_by.length > 0);
    ids.push(one.id);
  }
  assert.ok(ids.length > 3 && new Set(ids).size === ids.length);
  assert.equal((await client.models.retrieve(ids[0])).id, ids[0]);
  for (const id of [model, 'claude-sonnet-4-5-20250929', 'claude-3-5-haiku-20241022']) {
    assert.equal((await client.models.retrieve(id)).object, 'model');
  }
  const error = await failure(client.models.retrieve('no-such-model-9'));
  assert.ok(error instanceof NotFoundError && error.code === 'model_not_found', String(error));
});

tools();
failures();
await look();

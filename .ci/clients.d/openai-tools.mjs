// Tools by the openai package for Node.
import { zodFunction } from 'openai/helpers/zod';
import { z } from 'zod';
import { chat, chunks, clock, say, tool, weather } from './openai-setup.mjs';
import { assert, claim, model, task } from './claims.mjs';

export function tools() {
  claim('a tool call goes out and its result comes back', async () => {
    const messages = [{ role: 'user', content: '[[tool:weather {"city":"Oulu"}]]' }];
    const first = (await chat.create({ model, messages, tools: [weather, clock] })).choices[0];
    assert.equal(first.finish_reason, 'tool_calls');
    assert.equal(first.message.tool_calls.length, 1);
    const call = first.message.tool_calls[0];
    assert.deepEqual(
      [call.type, call.function.name, JSON.parse(call.function.arguments)],
      ['function', 'weather', { city: 'Oulu' }],
    );
    messages.push(first.message, { role: 'tool', tool_call_id: call.id, content: 'snow' });
    const second = (await chat.create({ model, messages, tools: [weather, clock] })).choices[0];
    assert.deepEqual([second.message.content, second.finish_reason], ['TOOL_RESULT snow', 'stop']);
  });

  claim('parallel calls stream one after the other, name first, then arguments', async () => {
    const all = await chunks(
      say('[[tool:weather {"city":"Oulu"}]] [[tool:clock]] [[tool:weather {"city":"Kemi"}]]', {
        tools: [weather, clock],
      }),
    );
    const calls = [];
    for (const {
      choices: [{ delta }],
    } of all) {
      assert.ok((delta.tool_calls ?? []).length <= 1);
      for (const part of delta.tool_calls ?? []) {
        if (part.index === calls.length) {
          assert.deepEqual([part.type, part.function.arguments], ['function', '']);
          calls.push({ id: part.id, name: part.function.name, text: '' });
        } else {
          assert.equal(part.index, calls.length - 1);
          assert.ok(!('id' in part) && !('type' in part) && !('name' in part.function));
          calls.at(-1).text += part.function.arguments;
        }
      }
    }
    assert.deepEqual(
      calls.map((call) => [call.name, JSON.parse(call.text)]),
      [
        ['weather', { city: 'Oulu' }],
        ['clock', {}],
        ['weather', { city: 'Kemi' }],
      ],
    );
    assert.equal(new Set(calls.map((call) => call.id)).size, 3);
    assert.equal(all.at(-1).choices[0].finish_reason, 'tool_calls');
  });

  for (const stream of [false, true]) {
    claim(`runTools carries a task through three turns, stream ${stream}`, async () => {
      const done = [];
      const runner = chat.runTools({
        model,
        stream,
        messages: [{ role: 'user', content: task }],
        tools: [
          zodFunction({
            name: 'add',
            parameters: z.object({ a: z.number(), b: z.number() }),
            function: ({ a, b }) => String(a + b),
          }),
          zodFunction({
            name: 'note',
            parameters: z.object({ text: z.string() }),
            function: ({ text }) => {
              done.push(text);
              return `noted ${text}`;
            },
          }),
        ],
      });
      assert.equal(await runner.finalContent(), 'TOOL_RESULT noted half | noted way');
      assert.deepEqual(done, ['half', 'way']);
      assert.ok(runner.messages.some((message) => message.role === 'tool' && message.content === '42'));
    });
  }

  claim('tool_choice none offers no tools; required and a named one are accepted', async () => {
    const none = await chat.create(say('[[tool:clock]]', { tools: [clock], tool_choice: 'none' }));
    assert.ok(!('tool_calls' in none.choices[0].message));
    for (const choice of ['auto', 'required', { type: 'function', function: { name: 'clock' } }]) {
      const answer = await chat.create(
        say('[[tool:clock]]', { tools: [clock, weather], tool_choice: choice, parallel_tool_calls: false }),
      );
      assert.equal(answer.choices[0].message.tool_calls[0].function.name, 'clock');
    }
  });

  claim('128 tools, long names and schemas of every kind are accepted', async () => {
    const many = Array.from({ length: 126 }, (_, at) => tool(`mcp__server-${at}__`.padEnd(64, 'x')));
    const odd = tool('odd');
    odd.function.parameters = {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      properties: { a: { anyOf: [{ type: 'string' }, { type: 'null' }] }, b: { $ref: '#/$defs/b' } },
      $defs: { b: { type: 'object', additionalProperties: false, properties: {} } },
      additionalProperties: false,
    };
    const bare = { type: 'function', function: { name: 'bare' } };
    const last = many.at(-1).function.name;
    const answer = await chat.create(
      say(`[[tool:${last}]] [[tool:odd {"a":null,"b":{}}]] [[tool:bare]]`, { tools: [...many, odd, bare] }),
    );
    assert.deepEqual(
      answer.choices[0].message.tool_calls.map((call) => call.function.name),
      [last, 'odd', 'bare'],
    );
  });

  claim('a history with empty and unanswered parts is no server error', async () => {
    const call = { id: 'call_1', type: 'function', function: { name: 'clock', arguments: '{}' } };
    const withCall = [
      { role: 'user', content: 'a' },
      { role: 'assistant', content: null, tool_calls: [call] },
    ];
    const answered = await chat.create({
      model,
      tools: [clock],
      messages: [...withCall, { role: 'tool', tool_call_id: 'call_1', content: [{ type: 'text', text: 'noon' }] }],
    });
    assert.equal(answered.choices[0].message.content, 'TOOL_RESULT noon');
    await chat.create({
      model,
      messages: [
        { role: 'user', content: 'a' },
        { role: 'assistant', content: '' },
        { role: 'user', content: 'b' },
      ],
    });
    for (const messages of [
      [...withCall, { role: 'user', content: 'never mind' }],
      [
        { role: 'user', content: 'a' },
        { role: 'tool', tool_call_id: 'unknown', content: 'x' },
      ],
    ]) {
      const status = await chat.create({ model, tools: [clock], messages }).then(
        () => 200,
        (error) => error.status,
      );
      assert.ok(status === 200 || status === 400, `status ${status}`);
    }
  });
}

// Tools and thinking by @anthropic-ai/sdk for Node.
import {
  asked,
  betaZodTool,
  client,
  clock,
  events,
  messages,
  model,
  say,
  text,
  thinking,
  tool,
  weather,
  z,
} from './anthropic-setup.mjs';
import { assert, claim, echoed, inOrder, task } from './claims.mjs';

export function tools() {
  claim('a tool call goes out and its result comes back', async () => {
    const first = await messages.create(say('[[tool:weather {"city":"Oulu"}]]', { tools: [weather, clock] }));
    assert.equal(first.stop_reason, 'tool_use');
    const call = first.content.at(-1);
    assert.deepEqual([call.type, call.name, call.input], ['tool_use', 'weather', { city: 'Oulu' }]);
    assert.match(call.id, /^[a-zA-Z0-9_-]+$/);
    const second = await messages.create(
      say('', {
        tools: [weather, clock],
        messages: [
          { role: 'user', content: 'a' },
          { role: 'assistant', content: first.content },
          { role: 'user', content: [{ type: 'tool_result', tool_use_id: call.id, content: 'snow' }] },
        ],
      }),
    );
    assert.deepEqual([text(second), second.stop_reason], ['TOOL_RESULT snow', 'end_turn']);
  });

  claim('tool results come as a string, as blocks, as nothing and as an error, several at once', async () => {
    const conversation = asked(
      { content: 'one' },
      { content: [{ type: 'text', text: 'two' }] },
      {},
      { content: 'four', is_error: true },
    );
    const answer = text(await messages.create(say('', { tools: [clock], messages: conversation })));
    inOrder(answer, 'TOOL_RESULT one | two | ', ' | ERROR four');
  });

  claim('parallel calls stream one after the other, their input as deltas', async () => {
    const all = await events(
      say('[[tool:weather {"city":"Oulu"}]] [[tool:clock]] [[tool:weather {"city":"Kemi"}]]', {
        tools: [weather, clock],
      }),
    );
    const calls = [];
    for (const event of all) {
      if (event.type === 'content_block_start' && event.content_block.type === 'tool_use') {
        assert.deepEqual(event.content_block.input, {});
        calls.push({ name: event.content_block.name, id: event.content_block.id, text: '' });
      }
      if (event.delta?.type === 'input_json_delta') calls.at(-1).text += event.delta.partial_json;
    }
    assert.deepEqual(
      calls.map((call) => [call.name, JSON.parse(call.text || '{}')]),
      [
        ['weather', { city: 'Oulu' }],
        ['clock', {}],
        ['weather', { city: 'Kemi' }],
      ],
    );
    assert.equal(new Set(calls.map((call) => call.id)).size, 3);
    assert.equal(all.at(-2).delta.stop_reason, 'tool_use');
  });

  // Version 1.2 and later leave the conversation with the service, and must be told by a code that it is not kept.
  claim('the tool runner carries a task through three turns', async () => {
    for (const stream of [false, true]) {
      const done = [];
      const runner = client.beta.messages.toolRunner({
        model,
        max_tokens: 4096,
        stream,
        messages: [{ role: 'user', content: task }],
        tools: [
          betaZodTool({
            name: 'add',
            description: 'Adds.',
            inputSchema: z.object({ a: z.number(), b: z.number() }),
            run: ({ a, b }) => {
              done.push(a + b);
              return `${a + b}`;
            },
          }),
          betaZodTool({
            name: 'note',
            description: 'Notes.',
            inputSchema: z.object({ text: z.string() }),
            run: (input) => {
              done.push(input.text);
              return `noted ${input.text}`;
            },
          }),
        ],
      });
      assert.equal(text(await runner.runUntilDone()), 'TOOL_RESULT noted half | noted way');
      assert.deepEqual(done, [42, 'half', 'way']);
    }
  });

  claim('tool_choice none offers no tools; any, a named one and one at a time are accepted', async () => {
    const none = await messages.create(say('[[tool:clock]]', { tools: [clock], tool_choice: { type: 'none' } }));
    assert.deepEqual(
      none.content.map((block) => block.type),
      ['text'],
    );
    for (const choice of [
      { type: 'auto' },
      { type: 'any', disable_parallel_tool_use: true },
      { type: 'tool', name: 'clock' },
    ]) {
      const answer = await messages.create(say('[[tool:clock]]', { tools: [weather, clock], tool_choice: choice }));
      assert.equal(answer.content.at(-1).name, 'clock');
    }
  });

  claim('deferred tools are offered once a result refers to them, their placeholder never', async () => {
    const tools = [
      clock,
      { ...weather, defer_loading: true },
      { ...tool('DeferredToolPlaceholder'), defer_loading: true },
    ];
    const before = echoed(text(await messages.create(say('[[echo]]', { tools }))));
    assert.deepEqual(before.tools, ['clock']);
    const conversation = asked({ content: [{ type: 'tool_reference', tool_name: 'weather' }] });
    conversation[2].content.push({ type: 'text', text: '[[echo]]' });
    const after = echoed(text(await messages.create(say('', { tools, messages: conversation }))));
    assert.deepEqual(after.tools.toSorted(), ['clock', 'weather']);
  });

  claim('thinking comes first with its signature, and is taken back with the tool result', async () => {
    for (const more of [
      { tools: [clock], thinking },
      { tools: [clock], thinking: { type: 'adaptive' } },
    ]) {
      const first = await messages.create(say('[[think:let me see]] [[tool:clock]]', more));
      assert.deepEqual(
        first.content.map((block) => block.type),
        ['thinking', 'text', 'tool_use'],
      );
      assert.equal(first.content[0].thinking, 'let me see');
      assert.ok(first.content[0].signature.length > 10);
      const second = await messages.create(
        say('', {
          ...more,
          messages: [
            { role: 'user', content: '[[think:let me see]] [[tool:clock]]' },
            { role: 'assistant', content: first.content },
            {
              role: 'user',
              content: [
                { type: 'tool_result', tool_use_id: first.content[2].id, content: 'noon' },
                { type: 'text', text: '[[echo]]' },
              ],
            },
          ],
        }),
      );
      // A signature holds for one account: the thought is seen because the turn went to the account that signed it.
      inOrder(echoed(text(second)).seen, 'let me see', 'clock', 'noon');
    }
  });

  claim('thinking streams as deltas, the signature last', async () => {
    const all = await events(say('[[think:let me see]] [[say:done]]', { thinking }));
    const first = all.filter((event) => event.index === 0);
    assert.deepEqual(first[0].content_block, { type: 'thinking', thinking: '', signature: '' });
    assert.equal(first.map((event) => event.delta?.thinking ?? '').join(''), 'let me see');
    assert.equal(first.at(-2).delta.type, 'signature_delta');
    assert.equal(first.at(-1).type, 'content_block_stop');
    const folded = await messages.stream(say('[[think:let me see]] [[say:done]]', { thinking })).finalMessage();
    assert.deepEqual(
      folded.content.map((block) => block.thinking ?? block.text),
      ['let me see', 'done'],
    );
  });

  claim('thinking that nobody asked for is not shown; what is redacted is accepted back', async () => {
    for (const more of [{}, { thinking: { type: 'disabled' } }]) {
      assert.deepEqual((await messages.create(say('[[think:x]] [[say:done]]', more))).content, [
        { type: 'text', text: 'done' },
      ]);
    }
    const answer = await messages.create(
      say('', {
        thinking,
        messages: [
          { role: 'user', content: 'a' },
          {
            role: 'assistant',
            content: [
              { type: 'redacted_thinking', data: 'AAAA' },
              { type: 'text', text: 'b' },
            ],
          },
          { role: 'user', content: '[[say:fine]]' },
        ],
      }),
    );
    assert.equal(text(answer), 'fine');
  });
}

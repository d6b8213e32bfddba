// What a client of the Messages API is told when something goes wrong.
import { Anthropic, client, messages, model, say, text } from './anthropic-setup.mjs';
import { address, assert, claim, failure, key, rested, watched } from './claims.mjs';

export function failures() {
  claim('a wrong key is told once', async () => {
    const { fetch, calls } = watched();
    const error = await failure(
      new Anthropic({ baseURL: address, apiKey: 'sk-super-wrong', fetch, maxRetries: 2 }).messages.create(say('hi')),
    );
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

  if (client.beta.messages.thread) {
    claim('a conversation that the service was to keep is refused by name', async () => {
      const thread = client.beta.messages.thread({ model, max_tokens: 100 });
      await thread.send({ role: 'user', content: 'hi' });
      const error = await failure(thread.send({ role: 'user', content: 'and then?' }));
      assert.deepEqual([error.status, error.error.error.details.error_code], [400, 'thread_unsupported_request']);
    });
  }

  claim('a bad request is 400 and says where', async () => {
    for (const [ask, where] of [
      [{ model, max_tokens: 9 }, 'messages'],
      [{ model, messages: [{ role: 'user', content: 'x' }] }, 'max_tokens'],
      [{ max_tokens: 9, messages: [{ role: 'user', content: 'x' }] }, 'model'],
      [say([{ type: 'image', source: {} }]), 'source'],
    ]) {
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

  claim('a client that goes away harms nobody', async () => {
    const stream = messages.stream(say('[[long:200]] [[slow:50]]'));
    stream.on('text', () => stream.abort());
    assert.ok((await failure(stream.finalMessage())) instanceof Anthropic.APIUserAbortError);
    const early = new AbortController();
    setTimeout(() => early.abort(), 200);
    assert.ok(
      (await failure(messages.create(say('[[long:200]] [[slow:50]]'), { signal: early.signal }))) instanceof
        Anthropic.APIUserAbortError,
    );
    assert.equal(text(await messages.create(say('[[say:fine]]'))), 'fine');
  });

  for (const kind of ['midstream', 'cut']) {
    claim(`a failure inside a stream is an error, never a short answer: ${kind}`, async () => {
      const stream = messages.stream(say(`[[long:40]] [[error:${kind}]]`));
      let some = '';
      stream.on('text', (delta) => {
        some += delta;
      });
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
}

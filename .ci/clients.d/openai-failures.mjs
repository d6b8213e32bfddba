// What a client of chat completions is told when something goes wrong.
import OpenAI, {
  APIError,
  APIUserAbortError,
  AuthenticationError,
  BadRequestError,
  InternalServerError,
  NotFoundError,
  RateLimitError,
} from 'openai';
import { chat, say } from './openai-setup.mjs';
import { address, assert, claim, failure, model, rested, watched } from './claims.mjs';

export function failures() {
  claim('a wrong key is told once, with its code', async () => {
    const { fetch, calls } = watched();
    const wrong = new OpenAI({ baseURL: `${address}/v1`, apiKey: 'sk-super-wrong', fetch, maxRetries: 2 });
    const error = await failure(wrong.chat.completions.create(say('hi')));
    assert.ok(error instanceof AuthenticationError);
    assert.deepEqual([error.code, error.type, calls.length], ['invalid_api_key', 'invalid_request_error', 1]);
    assert.ok(!error.message.includes('sk-super-wrong'));
  });

  claim('an unknown model is 404 model_not_found and named', async () => {
    const error = await failure(chat.create({ ...say('hi'), model: 'no-such-model-9' }));
    assert.ok(error instanceof NotFoundError, String(error));
    assert.equal(error.code, 'model_not_found');
    assert.match(error.message, /no-such-model-9/);
  });

  claim('a bad request is 400 and says where', async () => {
    for (const ask of [{ model }, { model, messages: [] }, { model, messages: [{ role: 'nobody', content: 'x' }] }]) {
      const error = await failure(chat.create(ask));
      assert.ok(error instanceof BadRequestError, String(error));
      assert.equal(error.type, 'invalid_request_error');
      assert.match(error.param, /^messages/);
    }
  });

  claim('a context that overflows is context_length_exceeded', async () => {
    for (const stream of [false, true]) {
      const error = await failure(chat.create(say('[[error:toolong]]', { stream })));
      assert.ok(error instanceof BadRequestError);
      assert.equal(error.code, 'context_length_exceeded');
    }
  });

  claim('a client that goes away harms nobody', async () => {
    const controller = new AbortController();
    const stream = await chat.create(
      { ...say('[[long:200]] [[slow:50]]'), stream: true },
      { signal: controller.signal },
    );
    let seen = 0;
    for await (const chunk of stream) {
      seen += chunk.choices.length;
      if (seen === 3) controller.abort();
    }
    assert.ok(seen < 20);
    const early = new AbortController();
    setTimeout(() => early.abort(), 200);
    assert.ok(
      (await failure(chat.create(say('[[long:200]] [[slow:50]]'), { signal: early.signal }))) instanceof
        APIUserAbortError,
    );
    assert.equal((await chat.create(say('[[say:fine]]'))).choices[0].message.content, 'fine');
  });

  for (const kind of ['midstream', 'cut']) {
    claim(`a failure inside a stream is an error, never a short answer: ${kind}`, async () => {
      let text = '';
      const error = await failure(
        (async () => {
          for await (const chunk of await chat.create({ ...say(`[[long:40]] [[error:${kind}]]`), stream: true })) {
            text += chunk.choices[0].delta.content ?? '';
          }
        })(),
      );
      assert.ok(error instanceof APIError, String(error));
      assert.match(text, /^word0/);
      await failure(chat.stream(say(`[[long:40]] [[error:${kind}]]`)).finalChatCompletion());
      assert.ok((await failure(chat.create(say(`[[long:40]] [[error:${kind}]]`)))).status >= 500);
      await rested(model);
    });
  }

  claim('throttling everywhere is 429 with a Retry-After a client obeys', async () => {
    const error = await failure(chat.create(say('[[error:throttle]]')));
    assert.ok(error instanceof RateLimitError, String(error));
    const wait = Number(error.headers.get('retry-after'));
    assert.ok(wait > 0 && wait <= 20, `retry-after ${wait}`);
    await rested(model);
  });

  for (const kind of ['overloaded', 'internal']) {
    claim(`a service in trouble is a server error: ${kind}`, async () => {
      for (const stream of [false, true]) {
        const error = await failure(chat.create(say(`[[error:${kind}]]`, { stream })));
        assert.ok(error instanceof InternalServerError, String(error));
        assert.equal(error.type, 'server_error');
        await rested(model);
      }
    });
  }
}

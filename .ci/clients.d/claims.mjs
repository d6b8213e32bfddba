// What the scripts beside this one share: claims, each printed as one line when it has been looked at, and what is steered.
// ADDRESS and KEY are the gateway's; ONLY, a regular expression, chooses claims.
import assert from 'node:assert/strict';

export const address = process.env.ADDRESS;
export const key = process.env.KEY;
export const model = 'claude-sonnet-4-5';
export { assert };

const only = new RegExp(process.env.ONLY ?? '');
const claims = [];

/** A sentence about the gateway, and what shows that it is true. */
export function claim(sentence, shown, seconds = 30) {
  claims.push({ sentence, shown, seconds });
}

/** Looks at every claim, in order; the exit code says whether all of them hold. */
export async function look() {
  let failures = 0;
  for (const { sentence, shown, seconds } of claims.filter((one) => only.test(one.sentence))) {
    let timer;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`not done after ${seconds} s`)), seconds * 1000);
    });
    try {
      await Promise.race([shown(), late]);
      console.log(`ok ${sentence}`);
    } catch (error) {
      failures += 1;
      const status = error?.status ? `${error.status} ` : '';
      const cause = error?.cause ? ` (${error.cause})` : '';
      console.log(
        `failed ${sentence}: ${error?.constructor?.name}: ${status}${String(error?.message ?? error)}${cause}`
          .slice(0, 1500)
          .replaceAll('\n', '\n  '),
      );
    } finally {
      clearTimeout(timer);
    }
  }
  process.exit(failures === 0 ? 0 : 1);
}

/** A fetch that remembers what it was asked and told. */
export function watched() {
  const calls = [];
  const watch = async (url, init) => {
    const response = await fetch(url, init);
    calls.push({ url: String(url), init, status: response.status, headers: response.headers });
    return response;
  };
  return { fetch: watch, calls };
}

/** The error that the promise fails with; a promise that succeeds is a failure. */
export async function failure(promise) {
  let answer;
  try {
    answer = await promise;
  } catch (error) {
    return error;
  }
  return assert.fail(`no error, but ${JSON.stringify(answer).slice(0, 300)}`);
}

/** A token that failed rests for a little; until one is back, nothing is to be learnt about the model. */
export async function rested(asked) {
  for (let tries = 0; tries < 150; tries += 1) {
    const answer = await fetch(`${address}/v1/messages`, {
      method: 'POST',
      headers: { 'x-api-key': key, 'content-type': 'application/json' },
      body: JSON.stringify({ model: asked, max_tokens: 100, messages: [{ role: 'user', content: 'hi' }] }),
    });
    await answer.text();
    if (answer.status === 200) return;
    await new Promise((go) => setTimeout(go, 200));
  }
  assert.fail('the pool did not come back');
}

/** What `[[echo]]` says: all the model was sent. */
export function echoed(text) {
  const echo = JSON.parse(text);
  assert.deepEqual(Object.keys(echo), ['seen', 'images', 'tools', 'model']);
  return echo;
}

/** All of it in this order. */
export function inOrder(text, ...parts) {
  let at = 0;
  for (const part of parts) {
    const found = text.indexOf(part, at);
    assert.ok(found >= 0, `«${part}» is not after position ${at} of «${text.slice(0, 600)}»`);
    at = found + part.length;
  }
}

/** A task of three turns, for an agent with the tools `add` and `note`. */
export const task = '[[tool:add {"a":19,"b":23}]] [[then]] [[tool:note {"text":"half"}]] [[tool:note {"text":"way"}]]';

/** A PNG of one red point. */
export const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC';

/** Characters of one to four bytes, some of them made of several. */
export const script = 'naïve 你好，世界 👩‍👩‍👧 🇫🇮 שלום עולם مرحبا e\u0301 \\ "x" </a>\u2028\u00a0.';

/** A PDF of one page that says this, in base64. */
export function pdf(text) {
  const content = `BT /F1 24 Tf 72 720 Td (${text}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  let file = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const table = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(file, 'latin1').toString('base64');
}

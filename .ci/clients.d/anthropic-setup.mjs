// @anthropic-ai/sdk for Node. SDK is the folder of the version: 1.x sends a bearer, 0.x x-api-key.
import { address, key, png } from './claims.mjs';

const sdk = process.env.SDK ?? '@anthropic-ai/sdk';
export const { default: Anthropic } = await import(sdk);
export const { zodOutputFormat } = await import(`${sdk}/helpers/zod`);
export const { betaZodTool } = await import(`${sdk}/helpers/beta/zod`);
export const { z } = await import('zod');

export const model = 'claude-sonnet-4-6';
export const client = new Anthropic({ baseURL: address, apiKey: key, maxRetries: 0 });
export const { messages } = client;

export const say = (content, more = {}) => ({
  model,
  max_tokens: 4096,
  messages: [{ role: 'user', content }],
  ...more,
});
export const tool = (name, properties = {}) => ({
  name,
  description: `Calls ${name}.`,
  input_schema: { type: 'object', properties, required: Object.keys(properties) },
});
export const weather = tool('weather', { city: { type: 'string' } });
export const clock = tool('clock');
export const image = { type: 'image', source: { type: 'base64', media_type: 'image/png', data: png } };
export const thinking = { type: 'enabled', budget_tokens: 1024 };

/** A conversation in which the clock was asked, and what came back. */
export const asked = (...results) => [
  { role: 'user', content: 'a' },
  {
    role: 'assistant',
    content: results.map((_, at) => ({ type: 'tool_use', id: `toolu_${at}`, name: 'clock', input: {} })),
  },
  {
    role: 'user',
    content: results.map((result, at) => ({ type: 'tool_result', tool_use_id: `toolu_${at}`, ...result })),
  },
];

export const text = (answer) =>
  answer.content
    .filter((block) => block.type === 'text')
    .map((block) => block.text)
    .join('');

export async function events(ask) {
  const all = [];
  for await (const event of await messages.create({ ...ask, stream: true })) all.push(event);
  return all;
}

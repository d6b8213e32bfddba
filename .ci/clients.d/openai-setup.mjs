// The openai package for Node.
import OpenAI from 'openai';
import { address, key, model } from './claims.mjs';

export const client = new OpenAI({ baseURL: `${address}/v1`, apiKey: key, maxRetries: 0 });
export const chat = client.chat.completions;

export const say = (text, more = {}) => ({ model, messages: [{ role: 'user', content: text }], ...more });
export const tool = (name, properties = {}) => ({
  type: 'function',
  function: {
    name,
    description: `Calls ${name}.`,
    parameters: { type: 'object', properties, required: Object.keys(properties) },
  },
});
export const weather = tool('weather', { city: { type: 'string' } });
export const clock = tool('clock');

export async function chunks(ask) {
  const all = [];
  for await (const chunk of await chat.create({ ...ask, stream: true })) all.push(chunk);
  return all;
}
export const joined = (all) => all.map((chunk) => chunk.choices[0]?.delta?.content ?? '').join('');

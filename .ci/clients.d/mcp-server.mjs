// A tool server on standard input and output, for an agent that brings tools of its own: `sum-of` adds two numbers.
import { createInterface } from 'node:readline';

const schema = {
  type: 'object',
  properties: { a: { type: 'number' }, b: { type: 'number' } },
  required: ['a', 'b'],
  additionalProperties: false,
};
const answers = {
  initialize: ({ protocolVersion }) => ({
    protocolVersion,
    capabilities: { tools: {} },
    serverInfo: { name: 'lab', version: '1' },
  }),
  ping: () => ({}),
  'tools/list': () => ({ tools: [{ name: 'sum-of', description: 'Adds two numbers.', inputSchema: schema }] }),
  'tools/call': ({ arguments: { a, b } }) => ({ content: [{ type: 'text', text: `the sum is ${a + b}` }] }),
};

for await (const line of createInterface({ input: process.stdin })) {
  const { id, method, params } = JSON.parse(line);
  if (id !== undefined) {
    const answer = answers[method]
      ? { result: answers[method](params) }
      : { error: { code: -32601, message: 'Method not found' } };
    process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', id, ...answer })}\n`);
  }
}

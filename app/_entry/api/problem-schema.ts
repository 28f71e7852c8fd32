import type { JsonSchema } from '@/lib/api/open-api-document';

/** Every refusal, by RFC 9457. */
export const PROBLEM: JsonSchema = {
  type: 'object',
  required: ['type', 'status', 'code', 'title', 'params', 'requestId', 'problems'],
  properties: {
    type: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'Stable; decide by this, not by the title.' },
    title: { type: 'string', description: 'In the language of `Accept-Language`: zh-CN, zh-TW or en.' },
    params: { type: 'object', description: 'What the title mentions.' },
    requestId: { type: 'string', description: 'Also in the header `X-Request-Id`, and in the log of the server.' },
    problems: {
      type: 'array',
      description: 'One for each wrong place of the body.',
      items: {
        type: 'object',
        required: ['path', 'code', 'message'],
        properties: {
          path: { type: 'string', description: 'JSON pointer, such as `/values/phone` or `/phone`.' },
          code: { type: 'string' },
          message: { type: 'string' },
          params: { type: 'object' },
        },
      },
    },
  },
};

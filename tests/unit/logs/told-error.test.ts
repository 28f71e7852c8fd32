import { describe, expect, it } from 'vitest';
import { createLog } from '@/lib/log';
import { errorText, masked } from '@/lib/told-error';

/** What a log writes of this. */
function written(fields: object): string {
  let text = '';
  createLog('warn', { write: (line) => (text += line) }).error(fields, 'a request failed');
  return text;
}

const KEY = `pw_${'0'.repeat(25)}a_${'Ab9_-'.repeat(8)}xyz`;

describe('what is written down', () => {
  it.each([
    ['a phone', 'to +86 138 0013 8000, 13800138000 or 138-0013-8000.', 'to <number>, <number> or <number>.'],
    ['a code', 'the code 012345 is wrong', 'the code <number> is wrong'],
    ['a mail address', 'no user lin.xia+x@shop.example.com here', 'no user <mail> here'],
    ['a key', `Bearer ${KEY}`, 'Bearer <secret>'],
    ['what a link carries', 'GET /reset-password?token=abc&next=/x', 'GET /reset-password?token=…&next=…'],
    [
      'a piece of a body',
      'Unexpected token \'林\', "{"name":"林夏"" is not valid JSON',
      'Unexpected token \'林\', "…" is not valid JSON',
    ],
    [
      'a value PostgreSQL could not read',
      'invalid input syntax for type integer: "林夏"',
      'invalid input syntax for type integer: "…"',
    ],
  ])('does not hold %s', (_name, text, expected) => expect(masked(text)).toBe(expected));

  it.each([
    'SQLITE_CONSTRAINT: UNIQUE constraint failed: member.workspace_id, member.phone',
    'at file:///srv/pointwright/dist/server.js:1234:56',
    'listening on 127.0.0.1:3000 since 2026-11-27',
    `case ${'0123456789abcdefghjkmnpqrs'} has no node`,
  ])('still holds “%s”', (text) => expect(masked(text)).toBe(text));

  it('of an error leaves out whatever a library hung on it, also on its cause', () => {
    const cause = Object.assign(new Error('duplicate key'), { code: '23505', detail: 'Key (phone)=(13800138000)' });
    const error = Object.assign(new Error('for lin@shop.example', { cause }), {
      params: ['林夏'],
      headers: { cookie: 'c' },
    });
    const line = written({ error, path: '/api/v1/apps/cafe/members/13800138000' });
    expect(JSON.parse(line)).toMatchObject({
      error: { type: 'Error', message: 'for <mail>', cause: { message: 'duplicate key', code: '23505' } },
      path: '/api/v1/apps/cafe/members/<number>',
    });
    for (const text of [line, errorText(error)]) {
      expect(text).not.toMatch(/13800138000|lin@|林夏|cookie/);
      expect(text).toContain('told-error.test.ts');
    }
    expect(written({ error: 'thrown 13800138000' })).toContain('thrown <number>');
  });
});

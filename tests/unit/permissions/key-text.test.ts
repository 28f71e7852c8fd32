import { expect, it } from 'vitest';
import { formatKey, parseKey } from '@/engine/permissions/api-keys/key-text';

const id = '01h455vb4pex5vsknk084sn02q';
const secret = `${'a'.repeat(20)}_-${'Z'.repeat(21)}`;

it('reads back what it writes', () => {
  expect(parseKey(formatKey(id, secret))).toEqual({ id, secret });
});

it.each(['', 'pw_', `pw_${id}`, `pw_${id}_short`, `sk_${id}_${secret}`, `pw_${id}_${secret}x`, ` pw_${id}_${secret}`])(
  'takes %j for no key',
  (text) => expect(parseKey(text)).toBeNull(),
);

import { describe, expect, it } from 'vitest';
import { receiveError, type SentError, sendError } from '@/app/_entry/commands/sent-error';
import { Fault, isFault } from '@/engine/kernel/fault';

/** As it arrives in another thread. */
const sent = (error: unknown) => receiveError(structuredClone(sendError(error)) as SentError);

describe('an error that is sent to another thread', () => {
  it('stays the refusal it was, with what lies behind it', () => {
    const problems = [{ path: '/fields/amount', code: 'tooLarge', params: { maximum: 5 } }];
    const stopped = new Fault('unavailable', 'ledger.halted');
    const arrived = sent(new Fault('invalid', 'records.invalid', { form: 'order' }, problems).because(stopped));
    expect(isFault(arrived)).toBe(true);
    expect(arrived).toMatchObject({ kind: 'invalid', code: 'records.invalid', params: { form: 'order' }, problems });
    expect(isFault(arrived.cause)).toBe(true);
    expect(arrived.cause).toMatchObject({ kind: 'unavailable', code: 'ledger.halted' });
  });

  it('keeps the code of the database, where it happened, and its causes', () => {
    const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL', values: ['a secret'] });
    const error = new TypeError('Failed query', { cause: full });
    const arrived = sent(error);
    expect(arrived).toBeInstanceOf(Error);
    expect(arrived).toMatchObject({ name: 'TypeError', message: 'Failed query', stack: error.stack });
    expect(arrived.cause).toMatchObject({ code: 'SQLITE_FULL', message: 'database or disk is full' });
    expect(arrived.cause).not.toHaveProperty('values');
  });

  it('may be no error at all, or its own cause', () => {
    expect(sent('gone').message).toBe('gone');
    expect(sent(undefined).message).toBe('undefined');
    const circle = new Error('round');
    circle.cause = circle;
    expect(sent(circle).message).toBe('round');
  });
});

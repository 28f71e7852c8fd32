import { describe, expect, it } from 'vitest';
import { MEMBER_PASSWORDS, requireGoodPassword, STAFF_PASSWORDS } from '@/lib/auth/password';

const reason = (password: string, own: string[] = [], policy = STAFF_PASSWORDS) => {
  try {
    requireGoodPassword(password, policy, own);
    return null;
  } catch (error) {
    return (error as { problems: { code: string }[] }).problems[0]?.code;
  }
};

describe('a password', () => {
  it.each([
    ['correct horse battery', null],
    ['我家的猫今年已经十岁了', null],
    ['k7!rV9#q2m', null],
    ['short', 'accounts.passwordTooShort'],
    ['猫猫猫狗狗', 'accounts.passwordTooShort'],
    ['x'.repeat(60) + 'yz'.repeat(60), 'accounts.passwordTooLong'],
    ['aaaaaaaaaaaa', 'accounts.passwordTooCommon'],
    ['Password1234!!', 'accounts.passwordTooCommon'],
    ['1234567890', 'accounts.passwordTooCommon'],
    ['20260115130800', 'accounts.passwordTooCommon'],
    ['abcdefghijkl', 'accounts.passwordTooCommon'],
    ['woaini5201314', 'accounts.passwordTooCommon'],
  ])('%j: %s', (password, code) => expect(reason(password)).toBe(code));

  it('does not hold the person’s own name', () => {
    expect(reason('linxiaoyu-rocks', ['LinXiaoyu'])).toBe('accounts.passwordHasName');
    // Too short a name is found in everything.
    expect(reason('follow the river', ['li'])).toBeNull();
  });

  it('may be shorter for members', () => {
    expect(reason('maple7leaf', [], MEMBER_PASSWORDS)).toBeNull();
    expect(reason('maple7l', [], MEMBER_PASSWORDS)).toBe('accounts.passwordTooShort');
  });
});

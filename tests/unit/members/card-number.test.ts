import { expect, it } from 'vitest';
import { cardNumber } from '@/engine/members/card-number';

/** Luhn's own statement: doubled from the right, every second digit, the sum ends in zero. */
function passesLuhn(number: string): boolean {
  const sum = [...number].reverse().reduce((total, char, i) => {
    const digit = Number(char) * (i % 2 === 1 ? 2 : 1);
    return total + Math.floor(digit / 10) + (digit % 10);
  }, 0);
  return sum % 10 === 0;
}

it.each([
  ['zeros', new Uint8Array(16)],
  ['ones', new Uint8Array(16).fill(1)],
  ['nines', new Uint8Array(16).fill(9)],
  ['mixed', Uint8Array.from({ length: 16 }, (_, i) => (i * 37 + 11) % 256)],
])('twelve digits that check, without a leading zero: %s', (_name, random) => {
  const number = cardNumber(random);
  expect(number).toMatch(/^[1-9]\d{11}$/);
  expect(passesLuhn(number)).toBe(true);
});

/** Digits of a card number before the check digit. */
const DIGITS = 11;

/** A twelve-digit card number from random bytes; the last digit is a Luhn check, so that a mistyped number is noticed. */
export function cardNumber(random: Uint8Array): string {
  const digits = Array.from({ length: DIGITS }, (_, i) => (random[i] ?? 0) % 10);
  // No leading zero: spreadsheets would eat it.
  if (digits[0] === 0) digits[0] = 8;
  return `${digits.join('')}${checkDigit(digits)}`;
}

/** Luhn's check digit for the digits before it. */
function checkDigit(digits: readonly number[]): number {
  const sum = digits.toReversed().reduce((total, digit, i) => {
    const doubled = i % 2 === 0 ? digit * 2 : digit;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return (10 - (sum % 10)) % 10;
}

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** Source of ids that sort by time of creation: 10 characters of milliseconds, 16 of randomness, 26 in all. */
export function createIdSource(now: () => number, randomBytes: (length: number) => Uint8Array): () => string {
  let lastTime = 0;
  let tail: number[] = [];
  return () => {
    const time = Math.max(now(), lastTime);
    if (time === lastTime && tail.length) increment(tail);
    else tail = [...randomBytes(16)].map((byte) => byte & 31);
    lastTime = time;
    return encodeTime(time) + tail.map((digit) => ALPHABET[digit]).join('');
  };
}

/** Keeps ids of one millisecond ascending, so that primary keys always grow at the right edge. */
function increment(digits: number[]): void {
  for (let i = digits.length - 1; i >= 0; i--) {
    if (digits[i]! < 31) {
      digits[i]! += 1;
      return;
    }
    digits[i] = 0;
  }
}

function encodeTime(time: number): string {
  let text = '';
  for (let i = 0; i < 10; i++) {
    text = ALPHABET[time % 32] + text;
    time = Math.floor(time / 32);
  }
  return text;
}

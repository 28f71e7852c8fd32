const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const TIME_LENGTH = 10;
const TAIL_LENGTH = 16;
/** Asking the system for randomness costs more than making the id: one call serves this many. */
const TAILS_A_CALL = 64;

/** Source of ids that sort by time of creation: 10 characters of milliseconds, 16 of randomness, 26 in all. */
export function createIdSource(now: () => number, randomBytes: (length: number) => Uint8Array): () => string {
  let lastTime = 0;
  let head = '';
  let tail: number[] = [];
  /** The tail without its last digit, which alone moves from one id of a millisecond to the next. */
  let stem = '';
  let random = new Uint8Array(0);
  let used = 0;

  function freshTail(): number[] {
    if (used === random.length) {
      random = new Uint8Array(randomBytes(TAIL_LENGTH * TAILS_A_CALL));
      used = 0;
    }
    const digits = Array.from(random.subarray(used, used + TAIL_LENGTH), (byte) => byte & 31);
    used += TAIL_LENGTH;
    return digits;
  }

  return () => {
    const time = Math.max(now(), lastTime);
    const last = tail[TAIL_LENGTH - 1];
    if (time === lastTime && last !== undefined && last < 31) {
      tail[TAIL_LENGTH - 1] = last + 1;
      return head + stem + ALPHABET[last + 1];
    }
    if (time === lastTime && tail.length) increment(tail);
    else {
      tail = freshTail();
      head = encodeTime(time);
      lastTime = time;
    }
    const text = tail.map((digit) => ALPHABET[digit]).join('');
    stem = text.slice(0, -1);
    return head + text;
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
  for (let i = 0; i < TIME_LENGTH; i++) {
    text = ALPHABET[time % 32] + text;
    time = Math.floor(time / 32);
  }
  return text;
}

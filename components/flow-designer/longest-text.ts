import { durationText, type FlowWords, joined } from '@/components/flow/flow-words';
import type { Duration } from '@/engine/flows/duration';
import type { LongestTime } from '@/engine/flows/worst-case';

const MINUTE = 60_000;
const UNITS = [
  ['day', 1_440],
  ['hour', 60],
  ['minute', 1],
] as const;

/** How long a request may take, in words. */
export function longestText(words: FlowWords, time: LongestTime, named: (id: string) => string): string {
  const { say } = words;
  if (time.kind !== 'bounded') {
    return say(`flowDesigner.check.time.${time.kind}`, { nodes: joined(words, time.nodes.map(named)) });
  }
  if (time.ms === 0) return say('flowDesigner.check.time.none');
  return say(`flowDesigner.check.time.${time.whole ? 'whole' : 'sum'}`, { time: lengthText(words, time.ms) });
}

/** Days, hours and minutes, without those there are none of. */
function lengthText(words: FlowWords, ms: number): string {
  let left = Math.ceil(ms / MINUTE);
  const parts: Duration[] = [];
  for (const [unit, minutes] of UNITS) {
    const amount = Math.floor(left / minutes);
    left -= amount * minutes;
    if (amount > 0) parts.push({ unit, amount });
  }
  return parts.map((part) => durationText(words, part)).join(' ');
}

import type { SentenceParam } from './sentence';
import type { LocalText } from './text';

/** What a builder wrote, or the key of the thing when nobody wrote anything. */
export function titleOr(text: LocalText | undefined, key: string): SentenceParam {
  return text && Object.values(text).some((written) => written) ? text : key;
}

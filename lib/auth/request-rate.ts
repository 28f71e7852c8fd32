const MINUTE = 60_000;
const MOST = 10_000;

/** What a program is told with each answer. */
export interface Rate {
  readonly allowed: boolean;
  /** Requests a minute. */
  readonly limit: number;
  readonly remaining: number;
  /** Seconds until the count starts anew. */
  readonly reset: number;
}

/**
 * Counts requests a minute, in this process alone: each instance grants the stated rate. Costs no database, since it stands
 * before every request of a till.
 */
export class RequestRate {
  private readonly windows = new Map<string, { count: number; endsAt: number }>();

  /** `now` in UTC milliseconds. */
  count(subject: string, limit: number, now: number): Rate {
    let window = this.windows.get(subject);
    // A window that ends later than a fresh one would was begun before the clock was put back.
    if (!window || window.endsAt <= now || window.endsAt > now + MINUTE) {
      if (this.windows.size >= MOST) this.windows.clear();
      window = { count: 0, endsAt: now + MINUTE };
      this.windows.set(subject, window);
    }
    window.count += 1;
    return {
      allowed: window.count <= limit,
      limit,
      remaining: Math.max(0, limit - window.count),
      reset: Math.ceil((window.endsAt - now) / 1_000),
    };
  }
}

import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';

const TILLS = 8;
/** Every so many-th request is one that has been answered before, sent again. */
const AGAIN = 7;

interface Order {
  readonly key: string;
  readonly body: string;
}

interface Answer {
  readonly record: { readonly id: string };
}

/** A shop's tills. They know what they have sent, what was answered, and ask again with the same key when nobody answered. */
export class Tills {
  private readonly unanswered: Order[] = [];
  private readonly answered: { order: Order; answer: Answer }[] = [];
  private next = 0;
  /** Answers to requests that had been carried out by a server that died before it could say so. */
  late = 0;
  /** Answers given a second time. */
  repeated = 0;

  constructor(
    private readonly shop: { readonly path: string; readonly key: string; readonly members: readonly string[] },
  ) {}

  acknowledged(): string[] {
    return this.answered.map(({ answer }) => answer.record.id);
  }

  /** Everybody works until the server is gone; resolves when it is. `first` hears of the first answer. */
  async workUntilDead(url: string, first: () => void): Promise<void> {
    const heard = { first };
    await Promise.all(Array.from({ length: TILLS }, () => this.work(url, heard)));
  }

  /** Sells once, whatever else waits; the server must be there. */
  async sell(url: string): Promise<void> {
    if (!(await this.send(url, this.fresh()))) throw new Error('the server is gone');
  }

  /** Asks for every answer that is still missing; the server must be there. */
  async settle(url: string): Promise<void> {
    for (let order = this.unanswered.pop(); order; order = this.unanswered.pop()) {
      if (!(await this.send(url, order))) throw new Error('the server is gone');
    }
  }

  private async work(url: string, heard: { first: () => void }): Promise<void> {
    for (;;) {
      if (this.next % AGAIN === 0 && this.answered.length > 0 && !(await this.sendAgain(url))) return;
      if (!(await this.send(url, this.unanswered.pop() ?? this.fresh()))) return;
      heard.first();
    }
  }

  private fresh(): Order {
    const at = this.next++;
    const member = this.shop.members[at % this.shop.members.length] ?? '';
    const values = { member, amount: 1 + (at % 50), bought_on: '2026-01-15' };
    // Half of them have nothing but their key to be recognised by.
    const source = at % 2 ? { source: `till:${at}` } : {};
    return { key: `order-${at}`, body: JSON.stringify({ values, ...source }) };
  }

  /** False when the server died before it answered; then the order waits for the next one. */
  private async send(url: string, order: Order): Promise<boolean> {
    const got = await this.post(url, order);
    if (!got) {
      this.unanswered.push(order);
      return false;
    }
    if (got.replay) this.late += 1;
    this.answered.push({ order, answer: got.answer });
    return true;
  }

  private async sendAgain(url: string): Promise<boolean> {
    const known = this.answered[Math.floor(Math.random() * this.answered.length)];
    const got = known && (await this.post(url, known.order));
    if (!known || !got) return false;
    expect(got).toEqual({ replay: true, answer: known.answer });
    this.repeated += 1;
    return true;
  }

  private async post(url: string, { key, body }: Order): Promise<{ replay: boolean; answer: Answer } | null> {
    const headers = {
      authorization: `Bearer ${this.shop.key}`,
      'content-type': 'application/json',
      'idempotency-key': key,
    };
    try {
      const response = await fetch(`${url}${this.shop.path}`, { method: 'POST', body, headers });
      const answer = (await response.json()) as Answer;
      expect([response.status, answer]).toEqual([200, answer]);
      return { replay: response.headers.get('idempotent-replay') === 'true', answer };
    } catch (error) {
      // A socket that broke, or half an answer; an answer of another kind is a failure of the test.
      if (!(error instanceof TypeError || error instanceof SyntaxError)) throw error;
      await pause(0);
      return null;
    }
  }
}

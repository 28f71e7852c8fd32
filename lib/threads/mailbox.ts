/**
 * Sends what comes up within one turn of the loop as one message: passing a message to another thread costs as much as several
 * small commands.
 */
export class Mailbox<Item> {
  private waiting: Item[] = [];

  constructor(private readonly send: (items: readonly Item[]) => void) {}

  post(item: Item): void {
    if (this.waiting.push(item) === 1) setImmediate(() => this.flush());
  }

  private flush(): void {
    const items = this.waiting;
    this.waiting = [];
    this.send(items);
  }
}

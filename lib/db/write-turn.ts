const ASKED = 0;
const SERVED = 1;

/**
 * Whose turn it is to write: threads of one process that have connections of their own to the same file come one after the other,
 * in the order in which they asked. SQLite itself would only tell the second that the file is busy.
 */
export class WriteTurn {
  private readonly cells: Int32Array;

  constructor(readonly shared = new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT)) {
    this.cells = new Int32Array(shared);
  }

  /** Joins the end of the line; whoever asks also comes and passes. */
  ask(): number {
    return Atomics.add(this.cells, ASKED, 1);
  }

  has(ticket: number): boolean {
    return Atomics.load(this.cells, SERVED) === ticket;
  }

  /** Resolves when the turn has come. */
  async come(ticket: number): Promise<void> {
    for (;;) {
      const served = Atomics.load(this.cells, SERVED);
      if (served === ticket) return;
      await Atomics.waitAsync(this.cells, SERVED, served).value;
    }
  }

  pass(): void {
    Atomics.add(this.cells, SERVED, 1);
    Atomics.notify(this.cells, SERVED);
  }
}

/** How far somebody has come with a form: which fields were left, whether it was sent, and what the server said of single places. */
export class FillProgress {
  #left = new Set<string>();
  #sent = false;
  #told = new Map<string, string>();
  #hearers = new Set<() => void>();

  readonly subscribe = (hear: () => void) => {
    this.#hearers.add(hear);
    return () => this.#hearers.delete(hear);
  };

  /** Nobody is told what is wrong with a field while still on the way to it. */
  isDue(name: string): boolean {
    return this.#sent || this.#left.has(name);
  }

  told(name: string): string | undefined {
    return this.#told.get(name);
  }

  leave(name: string): void {
    if (this.#left.has(name)) return;
    this.#left.add(name);
    this.#changed();
  }

  send(): void {
    this.#sent = true;
    this.#told.clear();
    this.#changed();
  }

  tell(said: ReadonlyMap<string, string>): void {
    this.#told = new Map(said);
    this.#changed();
  }

  /** What the server said holds no longer once the value is another one. */
  forget(name: string): void {
    if (this.#told.delete(name)) this.#changed();
  }

  startOver(): void {
    this.#left.clear();
    this.#told.clear();
    this.#sent = false;
    this.#changed();
  }

  #changed(): void {
    for (const hear of this.#hearers) hear();
  }
}

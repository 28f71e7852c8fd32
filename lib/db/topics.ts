/** Who wants to hear what inside this process. */
export class Topics {
  private readonly listeners = new Map<string, Set<(payload: string) => void>>();

  subscribe(topic: string, heard: (payload: string) => void): () => void {
    const set = this.listeners.get(topic) ?? new Set();
    this.listeners.set(topic, set);
    set.add(heard);
    return () => void set.delete(heard);
  }

  deliver(topic: string, payload: string): void {
    for (const heard of this.listeners.get(topic) ?? []) heard(payload);
  }

  topics(): string[] {
    return [...this.listeners.keys()];
  }
}

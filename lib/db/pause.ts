/** Waits until everything that is due in this process has had its turn. */
export function pause(): Promise<void> {
  return new Promise((turn) => setImmediate(turn));
}

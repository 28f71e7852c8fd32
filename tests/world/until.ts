/** Waits until something is so, looking again and again; fails when it never is. */
export async function until(holds: () => Promise<boolean> | boolean, within = 30_000): Promise<void> {
  const deadline = Date.now() + within;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('what was waited for has not come');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

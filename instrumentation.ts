/** Plain Next starts the store and the worker too. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { services } = await import('./app/_entry/services');
    await services();
  }
}

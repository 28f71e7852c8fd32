/**
 * One instance per process, even though the server entry and Next each evaluate their own copy of our modules.
 * Only handles belong here (connections, queues), never decisions: what lives here keeps its old code until a restart.
 */
export function processSingleton<T>(name: string, create: () => T): T {
  // globalThis has no index signature for symbols.
  const registry = globalThis as unknown as Record<symbol, T | undefined>;
  const key = Symbol.for(`pointwright.${name}`);
  registry[key] ??= create();
  return registry[key];
}

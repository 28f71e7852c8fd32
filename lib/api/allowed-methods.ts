/** An address and how it may be called. */
interface Address {
  readonly method: string;
  /** With `{name}` for parameters. */
  readonly path: string;
}

/** Finds the methods of a path, for whoever used another one; an empty list when there is no such path at all. */
export function allowedMethods(addresses: readonly Address[]): (path: string) => string[] {
  const patterns = addresses.map(({ method, path }) => ({ method, shape: shapeOf(path) }));
  return (path) => {
    const methods = new Set(patterns.filter(({ shape }) => shape.test(path)).map(({ method }) => method));
    if (methods.size === 0) return [];
    if (methods.has('GET')) methods.add('HEAD');
    return [...methods, 'OPTIONS'].sort();
  };
}

function shapeOf(path: string): RegExp {
  const parts = path.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^/]+')}$`);
}

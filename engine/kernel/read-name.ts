import type { Json } from './json';

export type Values = Readonly<Record<string, Json | undefined>>;
export type Read = (values: Values) => Json | undefined;

/**
 * How a name such as `amount`, `member.tier` or `items.price` reads values: the property of the whole name when there is one, else
 * step by step at the dots; of a list of rows it gives the list of that property. Own properties only, so that
 * `constructor` and its kind find nothing.
 */
export function readName(name: string): Read {
  const dot = name.indexOf('.');
  if (dot < 0) return (values) => own(values, name);
  const head = name.slice(0, dot);
  const rest = readName(name.slice(dot + 1));
  return (values) => {
    const whole = own(values, name);
    if (whole !== undefined) return whole;
    const inner = own(values, head);
    if (Array.isArray(inner)) return inner.map((row) => (isObject(row) ? (rest(row) ?? null) : null));
    return isObject(inner) ? rest(inner) : undefined;
  };
}

function own(values: Values, name: string): Json | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

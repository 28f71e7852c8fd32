import type { Route } from 'next';

/** Checks an address where it is written and forgets the exact type, so that addresses can stand together in a list. */
export function route<T extends string>(href: Route<T>): Route {
  // A checked address of any type is an address.
  return href as Route;
}

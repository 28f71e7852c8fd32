import type { Route } from 'next';
import type { ReactNode } from 'react';

export interface NavigationItem {
  readonly href: Route;
  readonly label: string;
  readonly icon: ReactNode;
  /** Shown beside the label, such as a count of open tasks. */
  readonly badge?: ReactNode;
  /** Current only on the very page; otherwise also on everything below it. */
  readonly exact?: boolean;
}

export interface NavigationGroup {
  /** A heading over the items; the first group needs none. */
  readonly title?: string;
  readonly items: readonly NavigationItem[];
}

/** Is this item the place the reader is at? */
export function isCurrent(item: Pick<NavigationItem, 'href' | 'exact'>, pathname: string): boolean {
  return pathname === item.href || (!item.exact && pathname.startsWith(`${item.href}/`));
}

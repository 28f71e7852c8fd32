import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import styles from './place-link.module.css';

type PlaceLinkProps<T extends string> = {
  readonly icon: ReactNode;
  readonly label: string;
} & (
  | { readonly href: Route<T>; readonly apart?: false }
  /** In a window of its own, for looking at one thing beside another. */
  | { readonly href: string; readonly apart: true }
);

/** A way to another place from a bar: icon and name, on a phone the icon alone. */
export function PlaceLink<T extends string>(props: PlaceLinkProps<T>) {
  const { icon, label } = props;
  const inside = (
    <>
      {icon}
      <span className={styles.label}>{label}</span>
    </>
  );
  return props.apart ? (
    <a href={props.href} className={styles.link} title={label} target="_blank" rel="noreferrer">
      {inside}
    </a>
  ) : (
    <Link href={props.href} className={styles.link} title={label}>
      {inside}
    </Link>
  );
}

import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { type ButtonLook, classOfButton } from './button-look';

type ButtonLinkProps<T extends string> = ButtonLook & {
  /** Whole name, where the text alone does not say what it is about; starts with the text. */
  readonly label?: string;
  readonly children: ReactNode;
} & (
    | { readonly href: Route<T>; readonly external?: false }
    | { readonly href: string; readonly external: true; onClick?(): void }
  );

/** A link that looks like a button; `external` leaves the pages (downloads, the API). */
export function ButtonLink<T extends string>(props: ButtonLinkProps<T>) {
  const { label, icon, children } = props;
  const shared = { className: classOfButton(props), 'aria-label': label } as const;
  return props.external ? (
    <a href={props.href} onClick={props.onClick} {...shared}>
      {icon}
      {children}
    </a>
  ) : (
    <Link href={props.href} {...shared}>
      {icon}
      {children}
    </Link>
  );
}

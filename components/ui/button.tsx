import type { Route } from 'next';
import Link from 'next/link';
import type { ButtonHTMLAttributes, ReactNode } from 'react';
import styles from './button.module.css';
import { Spinner } from './spinner';

interface Look {
  /** `primary` once a page; `plain` is a bordered second choice; `quiet` has no border; `danger` removes or ends something. */
  readonly look?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly size?: 'm' | 's' | 'l';
  readonly wide?: boolean;
  readonly icon?: ReactNode;
}

type ButtonProps = Look &
  Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> & {
    /** Work is going on: the button keeps its place and its name, and cannot be pressed again. */
    readonly pending?: boolean;
  };

export function Button({ look, size, wide, icon, pending = false, disabled, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classOf({ look, size, wide })}
      disabled={disabled || pending}
      aria-busy={pending || undefined}
    >
      {pending ? <Spinner /> : icon}
      {children}
    </button>
  );
}

type ButtonLinkProps<T extends string> = Look & {
  /** Whole name, where the text alone does not say what it is about; starts with the text. */
  readonly label?: string;
  readonly children: ReactNode;
} & ({ readonly href: Route<T>; readonly external?: false } | { readonly href: string; readonly external: true });

/** A link that looks like a button; `external` leaves the pages (downloads, the API). */
export function ButtonLink<T extends string>(props: ButtonLinkProps<T>) {
  const { label, icon, children } = props;
  const shared = { className: classOf(props), 'aria-label': label } as const;
  return props.external ? (
    <a href={props.href} {...shared}>
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

function classOf({ look = 'plain', size = 'm', wide = false }: Look): string {
  return [styles.button, styles[look], styles[size], wide && styles.wide].filter(Boolean).join(' ');
}

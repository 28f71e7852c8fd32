import type { ReactNode } from 'react';
import styles from './card.module.css';

interface CardProps {
  /** Makes the card a named region with a heading. */
  readonly title?: string;
  readonly level?: 2 | 3;
  readonly lead?: ReactNode;
  /** Buttons beside the title. */
  readonly actions?: ReactNode;
  /** Edge to edge, for tables and lists. */
  readonly flush?: boolean;
  readonly children?: ReactNode;
}

export function Card({ title, level = 2, lead, actions, flush = false, children }: CardProps) {
  const Heading = `h${level}` as const;
  return (
    <section className={styles.card} aria-label={title}>
      {(title || actions) && (
        <header className={styles.head}>
          <div className={styles.words}>
            {title && <Heading className={styles.title}>{title}</Heading>}
            {lead && <p className={styles.lead}>{lead}</p>}
          </div>
          {actions && (
            <div className={styles.actions} data-screen-only="">
              {actions}
            </div>
          )}
        </header>
      )}
      {children && <div className={flush ? styles.flush : styles.body}>{children}</div>}
    </section>
  );
}

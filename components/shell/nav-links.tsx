'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import styles from './nav-links.module.css';
import { isCurrent, type NavigationGroup } from './navigation';

interface NavLinksProps {
  readonly label: string;
  readonly groups: readonly NavigationGroup[];
  /** `side`: a column beside the page, a strip above it on a phone. `bottom`: under the thumb. `bar`: in the bar above, on a phone its icons alone. */
  readonly place: 'side' | 'bottom' | 'bar';
}

export function NavLinks({ label, groups, place }: NavLinksProps) {
  const pathname = usePathname();
  const here = groups.flatMap(({ items }) => items).find((item) => isCurrent(item, pathname))?.href;
  const strip = useRef<HTMLElement>(null);
  // On a phone the strip is wider than the screen: where the reader is must be in sight.
  useEffect(() => {
    const nav = strip.current;
    const current = here && nav?.querySelector(`[href="${here}"]`);
    if (!nav || !current) return;
    const [outer, inner] = [nav.getBoundingClientRect(), current.getBoundingClientRect()];
    nav.scrollLeft += (inner.left + inner.right - outer.left - outer.right) / 2;
  }, [here]);
  return (
    <nav ref={strip} aria-label={label} className={styles[place]} data-screen-only="">
      {groups.map((group, index) => (
        <div key={group.title ?? index} className={styles.group}>
          {group.title && <p className={styles.title}>{group.title}</p>}
          <ul className={styles.list}>
            {group.items.map((item) => (
              <li key={item.href}>
                <Link
                  href={item.href}
                  className={styles.link}
                  aria-current={isCurrent(item, pathname) ? 'page' : undefined}
                >
                  {item.icon}
                  <span className={styles.label}>{item.label}</span>
                  {item.badge}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

'use client';

import { createContext, type ReactNode, use } from 'react';

const TAGS = ['h2', 'h3', 'h4', 'h5', 'h6'] as const;

const Level = createContext(0);

/** A heading as deep as it stands: below the page's own, and below those of the groups around it. */
export function LevelHeading({ className, id, children }: { className?: string; id?: string; children: ReactNode }) {
  const Tag = TAGS[Math.min(use(Level), TAGS.length - 1)] ?? 'h6';
  return (
    <Tag className={className} id={id}>
      {children}
    </Tag>
  );
}

/** Headings inside stand this much deeper. */
export function DeeperHeadings({ by = 1, children }: { readonly by?: number; readonly children: ReactNode }) {
  return <Level value={use(Level) + by}>{children}</Level>;
}

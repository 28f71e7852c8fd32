import type { Route } from 'next';
import Link from 'next/link';
import { DataTable } from '@/components/ui/data-table';
import { StatusPill } from '@/components/ui/status-pill';

export interface ListedForm {
  readonly key: string;
  readonly href: Route;
  readonly title: string;
  readonly state: 'new' | 'changed' | 'live';
  readonly updated: string;
}

interface FormListProps {
  readonly words: Readonly<Record<'caption' | 'title' | 'state' | 'updated' | ListedForm['state'], string>>;
  readonly forms: readonly ListedForm[];
}

const TONES = { new: 'info', changed: 'warn', live: 'ok' } as const;

/** The forms of an app as drafts. */
export function FormList({ words, forms }: FormListProps) {
  return (
    <DataTable
      caption={words.caption}
      rows={forms}
      keyOf={({ key }) => key}
      columns={[
        { name: 'title', label: words.title, cell: ({ href, title }) => <Link href={href}>{title}</Link> },
        {
          name: 'state',
          label: words.state,
          tight: true,
          cell: ({ state }) => <StatusPill tone={TONES[state]}>{words[state]}</StatusPill>,
        },
        { name: 'updated', label: words.updated, cell: ({ updated }) => updated },
      ]}
    />
  );
}

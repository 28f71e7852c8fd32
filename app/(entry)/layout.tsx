import type { ReactNode } from 'react';
import { EntryFrame } from '@/components/shell/entry-frame';
import { Texts } from '@/components/shell/texts';

export default function EntryLayout({ children }: { readonly children: ReactNode }) {
  return (
    <EntryFrame>
      <Texts areas={['entry']}>{children}</Texts>
    </EntryFrame>
  );
}

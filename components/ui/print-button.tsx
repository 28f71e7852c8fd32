'use client';

import { IconPrinter } from '@tabler/icons-react';
import { Button } from './button';

/** Opens the browser's own print dialog. */
export function PrintButton({ label }: { readonly label: string }) {
  return (
    <Button icon={<IconPrinter aria-hidden="true" />} onClick={() => window.print()}>
      {label}
    </Button>
  );
}

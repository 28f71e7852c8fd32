'use client';

import { IconDownload } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Dialog } from '@/components/ui/dialog';
import { findFieldType } from '@/engine/fields/registry';
import type { FormBody } from '@/engine/forms/schema';
import { sheetColumns } from '@/engine/records/sheet/columns';
import { CELL_LENGTH } from '@/lib/sheets/cell-length';
import styles from './records.module.css';

interface ExportButtonProps {
  /** Where the records are written into a file, but for its kind. */
  readonly address: string;
  readonly body: FormBody;
  readonly size?: 's' | 'm';
}

/** Asks for the kind of file, and says what will stand in it. */
export function ExportButton({ address, body, size = 'm' }: ExportButtonProps) {
  const t = useTranslations('recordsDesk.exporting');
  const ui = useTranslations('ui');
  const [open, setOpen] = useState(false);
  const columns = sheetColumns(body);
  const notes = [
    'all' as const,
    ...(columns.some(({ section }) => section) ? ['rows' as const] : []),
    ...(columns.some(({ field }) => findFieldType(field.type)?.group === 'file') ? ['files' as const] : []),
    ...(columns.some(({ field }) => Number(field.settings.maxLength) > CELL_LENGTH) ? ['long' as const] : []),
    'again' as const,
  ];
  return (
    <>
      <Button size={size} icon={<IconDownload size={18} aria-hidden="true" />} onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
      <Dialog
        open={open}
        title={t('title')}
        closeLabel={ui('close')}
        onClose={() => setOpen(false)}
        footer={(['csv', 'xlsx'] as const).map((kind) => (
          <ButtonLink
            key={kind}
            external
            look={kind === 'xlsx' ? 'primary' : 'plain'}
            href={`${address}&kind=${kind}`}
            onClick={() => setOpen(false)}
          >
            {t(kind)}
          </ButtonLink>
        ))}
      >
        <ul className={styles.notes}>
          {notes.map((note) => (
            <li key={note}>{t(note, { most: CELL_LENGTH })}</li>
          ))}
        </ul>
      </Dialog>
    </>
  );
}

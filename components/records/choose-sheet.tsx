'use client';

import { IconUpload } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { type ApiProblem, callApi } from '@/components/api/client';
import { ProblemMessage, problemWords } from '@/components/api/problem-message';
import { uploadFile } from '@/components/fields/upload-file';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { FormMessage } from '@/components/ui/form-message';
import { Spinner } from '@/components/ui/spinner';
import type { SheetPreview } from './import-types';
import styles from './records.module.css';

export interface ChosenSheet {
  readonly file: string;
  readonly preview: SheetPreview;
}

interface ChooseSheetProps {
  /** Answers a look into an uploaded file. */
  readonly previewAt: string;
  /** Null as soon as another file is being read. */
  onChosen(sheet: ChosenSheet | null): void;
}

/** Takes a file from the computer and looks into it. */
export function ChooseSheet({ previewAt, onChosen }: ChooseSheetProps) {
  const t = useTranslations('recordsDesk.importing');
  const ui = useTranslations('ui');
  const input = useRef<HTMLInputElement>(null);
  const [reading, setReading] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);

  const choose = async (file: File) => {
    setReading(true);
    setRefused(null);
    setProblem(null);
    onChosen(null);
    const sent = await uploadFile(file, { failed: t('uploadFailed', { name: file.name }) });
    if ('refused' in sent) setRefused(sent.refused);
    else {
      const seen = await callApi<SheetPreview>('GET', previewAt, { body: { file: sent.id } });
      if (seen.ok) onChosen({ file: sent.id, preview: seen.value });
      else setProblem(seen.problem);
    }
    setReading(false);
  };

  return (
    <Card title={t('file')} lead={t('fileLead')}>
      <div className={styles.stack}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same */}
        <div
          className={styles.drop}
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            event.preventDefault();
            const file = event.dataTransfer.files[0];
            if (file && !reading) void choose(file);
          }}
        >
          <input
            ref={input}
            type="file"
            hidden
            accept=".xlsx,.csv,.tsv,.txt"
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file) void choose(file);
              event.target.value = '';
            }}
          />
          <Button icon={<IconUpload aria-hidden="true" />} pending={reading} onClick={() => input.current?.click()}>
            {t('file')}
          </Button>
          <span className={styles.soft}>{t('drop')}</span>
        </div>
        {reading && <Spinner label={t('reading')} />}
        {refused && <FormMessage tone="bad">{refused}</FormMessage>}
        <ProblemMessage problem={problem} words={problemWords(ui)} />
      </div>
    </Card>
  );
}

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
import type { FormBody } from '@/engine/forms/schema';
import type { Locale } from '@/engine/kernel/text';
import { ImportMapping } from './import-mapping';
import { ImportProgress } from './import-progress';
import type { ImportState, SheetPreview } from './import-types';
import styles from './records.module.css';

interface ImportScreenProps {
  readonly app: string;
  readonly form: string;
  readonly body: FormBody;
  readonly locale: Locale;
  readonly mayUndo: boolean;
  readonly imports: readonly ImportState[];
}

/** From a file to records: choose it, say what its columns mean, watch it come in, and take it back if it was the wrong one. */
export function ImportScreen({ app, form, body, locale, mayUndo, imports }: ImportScreenProps) {
  const t = useTranslations('recordsDesk.importing');
  const ui = useTranslations('ui');
  const input = useRef<HTMLInputElement>(null);
  const [sheet, setSheet] = useState<{ readonly file: string; readonly preview: SheetPreview } | null>(null);
  const [reading, setReading] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [known, setKnown] = useState(imports);
  const address = `/apps/${app}/forms/${form}/imports`;

  const choose = async (file: File) => {
    setReading(true);
    setRefused(null);
    setProblem(null);
    setSheet(null);
    const sent = await uploadFile(file, { failed: t('uploadFailed', { name: file.name }) });
    if ('refused' in sent) setRefused(sent.refused);
    else {
      const seen = await callApi<SheetPreview>('GET', `${address}/preview`, { body: { file: sent.id } });
      if (seen.ok) setSheet({ file: sent.id, preview: seen.value });
      else setProblem(seen.problem);
    }
    setReading(false);
  };

  const started = async (id: string) => {
    setSheet(null);
    const result = await callApi<ImportState>('GET', `/imports/${id}`);
    if (result.ok) setKnown((before) => [result.value, ...before]);
    else setProblem(result.problem);
  };

  return (
    <div className={styles.stack}>
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
      {sheet && (
        <Card title={t('mapping')} lead={t('mappingLead')}>
          <ImportMapping
            key={sheet.file}
            address={address}
            file={sheet.file}
            preview={sheet.preview}
            body={body}
            locale={locale}
            onStarted={(id) => void started(id)}
          />
        </Card>
      )}
      {known.map((one) => (
        <Card key={one.id}>
          <ImportProgress begun={one} mayUndo={mayUndo} />
        </Card>
      ))}
    </div>
  );
}

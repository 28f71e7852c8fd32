'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { type ApiProblem, callApi } from '@/components/api/client';
import { ProblemMessage, problemWords } from '@/components/api/problem-message';
import { Card } from '@/components/ui/card';
import type { FormBody } from '@/engine/forms/schema';
import type { Locale } from '@/engine/kernel/text';
import { ChooseSheet, type ChosenSheet } from './choose-sheet';
import { ImportMapping } from './import-mapping';
import { ImportProgress } from './import-progress';
import type { ImportState } from './import-types';
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
  const [sheet, setSheet] = useState<ChosenSheet | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [known, setKnown] = useState(imports);
  const address = `/apps/${app}/forms/${form}/imports`;

  const started = async (id: string) => {
    setSheet(null);
    const result = await callApi<ImportState>('GET', `/imports/${id}`);
    if (result.ok) setKnown((before) => [result.value, ...before]);
    else setProblem(result.problem);
  };

  return (
    <div className={styles.stack}>
      <ChooseSheet previewAt={`${address}/preview`} onChosen={setSheet} />
      <ProblemMessage problem={problem} words={problemWords(ui)} />
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
          <ImportProgress begun={one} place={{ app, form }} mayUndo={mayUndo} />
        </Card>
      ))}
    </div>
  );
}

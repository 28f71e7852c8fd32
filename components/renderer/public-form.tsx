'use client';

import { IconCircleCheck } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { useCommand } from '@/components/api/use-command';
import type { FieldServices } from '@/components/fields/field-view';
import { uploadFile } from '@/components/fields/upload-file';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import type { FormBody } from '@/engine/forms/schema';
import { type Locale, localText } from '@/engine/kernel/text';
import { GeneratedForm } from './form';

interface PublicFormProps {
  readonly app: string;
  readonly form: string;
  readonly version: number;
  readonly body: FormBody;
  readonly locale: Locale;
  readonly timeZone: string;
  readonly now: number;
}

/** A form for anybody with the link, and the thanks after it. */
export function PublicForm({ app, form, version, body, locale, timeZone, now }: PublicFormProps) {
  const t = useTranslations('renderer');
  const { run } = useCommand<{ title: string }>();
  const [sent, setSent] = useState<{ readonly title: string } | null>(null);
  const services = useMemo(
    (): FieldServices => ({
      names: new Map(),
      fileAddress: (id) => `/api/v1/files/${id}?app=${encodeURIComponent(app)}`,
      upload: (file) => uploadFile(file, { app, failed: t('files.failed', { name: file.name }) }),
    }),
    [app, t],
  );
  const context = useMemo(
    () => ({ timeZone, locale, now, door: 'link', actor: 'link' as const }),
    [timeZone, locale, now],
  );
  if (sent)
    return (
      <EmptyState
        icon={<IconCircleCheck aria-hidden="true" />}
        title={t('public.thanksTitle')}
        action={<Button onClick={() => setSent(null)}>{t('public.again')}</Button>}
      >
        <p role="status" style={{ whiteSpace: 'pre-line' }}>
          {localText(body.thanks, locale) || t('public.thanks')}
        </p>
        {body.recordTitle && sent.title && <p>{t('public.reference', { title: sent.title })}</p>}
      </EmptyState>
    );
  return (
    <GeneratedForm
      body={body}
      context={context}
      services={services}
      keepAs={`${app}/${form}/${version}`}
      submit={async (values) => {
        const result = await run('POST', `/public/${app}/forms/${form}`, { values });
        if (result.ok) setSent({ title: result.value.title });
        return result;
      }}
    />
  );
}

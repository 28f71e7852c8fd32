'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { callApi } from '@/components/api/client';
import type { FieldServices, Found } from './field-view';
import { uploadFile } from './upload-file';

/** What fields need at the desk: pickers that search the company, uploads, and the names that the page knows already. */
export function useDeskServices(app: string, names: Readonly<Record<string, string>>): FieldServices {
  const t = useTranslations('renderer');
  return useMemo(
    () => ({
      names: new Map(Object.entries(names)),
      fileAddress: (id) => `/api/v1/files/${id}`,
      upload: (file) => uploadFile(file, { failed: t('files.failed', { name: file.name }) }),
      search: async (kind, text, form) => {
        const result = await callApi<{ found: Found[] }>('GET', `/apps/${app}/picks`, { body: { kind, text, form } });
        return result.ok ? result.value.found : [];
      },
      valuesOf: async (form, id) => {
        const result = await callApi<{ record: { values: Record<string, never> } }>(
          'GET',
          `/apps/${app}/forms/${form}/records/${id}`,
        );
        return result.ok ? result.value.record.values : null;
      },
    }),
    [app, names, t],
  );
}

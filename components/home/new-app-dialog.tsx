'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { messageAt } from '@/components/api/client';
import { NewDialog } from '@/components/api/new-dialog';
import { DEFAULT_ACCENT } from '@/components/shell/accent';
import { AccentChoice } from '@/components/shell/accent-choice';
import { route } from '@/components/shell/route';
import { CheckField } from '@/components/ui/check-field';
import { TextField } from '@/components/ui/text-field';
import styles from './new-app-dialog.module.css';

export interface TemplateChoice {
  readonly key: string;
  readonly title: string;
  readonly description: string;
}

/** Makes an app: from a template that works at once, or empty. */
export function NewAppDialog({ templates }: { readonly templates: readonly TemplateChoice[] }) {
  const t = useTranslations('shell.newApp');
  const locale = useLocale();
  const [accent, setAccent] = useState<string>(DEFAULT_ACCENT);
  const [template, setTemplate] = useState(templates[0]?.key ?? '');
  return (
    <NewDialog<{ key: string }>
      title={t('title')}
      submit={t('create')}
      make={async (run, { title = '' }) => ({
        result: template
          ? await run('POST', `/templates/${template}/install`)
          : await run('POST', '/apps', { title: { [locale]: title.trim() }, accent }),
        address: ({ key }) => route(`/studio/${key}`),
      })}
      fields={(problem) => (
        <>
          <fieldset className={styles.choices}>
            <legend>{t('begin')}</legend>
            {templates.map((one) => (
              <CheckField
                key={one.key}
                type="radio"
                name="template"
                label={one.title}
                help={one.description}
                checked={template === one.key}
                onChange={() => setTemplate(one.key)}
              />
            ))}
            <CheckField
              type="radio"
              name="template"
              label={t('empty')}
              help={t('emptyText')}
              checked={template === ''}
              onChange={() => setTemplate('')}
            />
          </fieldset>
          {template === '' && (
            <>
              <TextField
                label={t('name')}
                name="title"
                maxLength={100}
                problem={messageAt(problem, '/title')}
                required
              />
              <AccentChoice
                value={accent}
                words={{ legend: t('accent'), own: t('accentOwn'), number: (number) => t('accentNumber', { number }) }}
                onChange={setAccent}
              />
            </>
          )}
        </>
      )}
    />
  );
}

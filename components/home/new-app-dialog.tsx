'use client';

import { IconPlus } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { messageAt } from '@/components/api/client';
import { FormDialog } from '@/components/api/form-dialog';
import { formValues } from '@/components/api/form-values';
import { useCommand } from '@/components/api/use-command';
import { DEFAULT_ACCENT } from '@/components/shell/accent';
import { AccentChoice } from '@/components/shell/accent-choice';
import { route } from '@/components/shell/route';
import { Button } from '@/components/ui/button';
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
  const router = useRouter();
  const locale = useLocale();
  const [open, setOpen] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const [accent, setAccent] = useState<string>(DEFAULT_ACCENT);
  const [template, setTemplate] = useState(templates[0]?.key ?? '');
  const { run, pending, problem, clear } = useCommand<{ key: string }>();

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    const { title = '' } = formValues(event);
    const result = template
      ? await run('POST', `/templates/${template}/install`)
      : await run('POST', '/apps', { title: { [locale]: title.trim() }, accent });
    if (!result.ok) return;
    setLeaving(true);
    router.push(route(`/studio/${result.value.key}`));
  };
  const close = () => {
    clear();
    setOpen(false);
  };

  return (
    <>
      <Button look="primary" icon={<IconPlus aria-hidden="true" />} onClick={() => setOpen(true)}>
        {t('title')}
      </Button>
      <FormDialog
        open={open}
        title={t('title')}
        submit={t('create')}
        pending={pending || leaving}
        problem={problem}
        onSubmit={(event) => void submit(event)}
        onClose={close}
      >
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
            <TextField label={t('name')} name="title" maxLength={100} problem={messageAt(problem, '/title')} required />
            <AccentChoice
              value={accent}
              words={{ legend: t('accent'), own: t('accentOwn'), number: (number) => t('accentNumber', { number }) }}
              onChange={setAccent}
            />
          </>
        )}
      </FormDialog>
    </>
  );
}

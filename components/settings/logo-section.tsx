'use client';

import { IconPhoto } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { ProblemMessage, problemWords } from '@/components/api/problem-message';
import { useCommand } from '@/components/api/use-command';
import { uploadFile } from '@/components/fields/upload-file';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { CompanyLogo } from '@/components/ui/company-logo';
import { FormMessage } from '@/components/ui/form-message';
import styles from './logo-section.module.css';

/** The picture of the company: chosen, replaced, taken away; each at once. */
export function LogoSection({ logo }: { readonly logo: string | null }) {
  const t = useTranslations('settings.workspace');
  const ui = useTranslations('ui');
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [uploading, setUploading] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const { run, pending, problem, clear } = useCommand();

  const save = async (id: string | null) => {
    const result = await run('PATCH', '/workspace', { logo: id });
    if (result.ok) router.refresh();
  };
  const choose = async (file: File | undefined) => {
    if (!file) return;
    clear();
    setRefused(null);
    setUploading(true);
    const answer = await uploadFile(file, { failed: t('logoFailed') });
    setUploading(false);
    if (input.current) input.current.value = '';
    if ('refused' in answer) return setRefused(answer.refused);
    await save(answer.id);
  };

  return (
    <Card title={t('logo')} lead={t('logoHelp')}>
      <div className={styles.row}>
        {logo ? (
          <CompanyLogo id={logo} size={72} />
        ) : (
          <span className={styles.none}>
            <IconPhoto aria-hidden="true" />
            <span className={styles.words}>{t('logoNone')}</span>
          </span>
        )}
        <input
          ref={input}
          className={styles.file}
          type="file"
          accept="image/png,image/jpeg,image/webp,image/gif,image/avif"
          aria-label={t('logo')}
          tabIndex={-1}
          onChange={(event) => void choose(event.target.files?.[0])}
        />
        <div className={styles.buttons}>
          <Button pending={uploading || pending} onClick={() => input.current?.click()}>
            {logo ? t('logoChange') : t('logoUpload')}
          </Button>
          {logo && (
            <Button look="quiet" disabled={pending} onClick={() => void save(null)}>
              {t('logoRemove')}
            </Button>
          )}
        </div>
      </div>
      {refused && <FormMessage tone="bad">{refused}</FormMessage>}
      <ProblemMessage problem={problem} words={problemWords(ui)} signInAt="/sign-in" />
    </Card>
  );
}

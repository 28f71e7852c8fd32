'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { DeeperHeadings } from '@/components/fields/level-heading';
import { GeneratedForm } from '@/components/renderer/form';
import type { FormBody } from '@/engine/forms/schema';
import { localText } from '@/engine/kernel/text';
import { chooseLocale } from '@/lib/i18n/locales';
import { useDesigner } from './designer-scope';
import styles from './preview.module.css';

/** The draft as people will fill it in, on a desktop and on a phone beside it. */
export function Preview({ body }: { readonly body: FormBody }) {
  const t = useTranslations('formDesigner.previews');
  return (
    <div className={styles.previews}>
      <section className={styles.desktop} aria-label={t('desktop')}>
        <h2 className={styles.previewName}>{t('desktop')}</h2>
        <Tried body={body} />
      </section>
      <section className={styles.phone} aria-label={t('phone')}>
        <h2 className={styles.previewName}>{t('phone')}</h2>
        <Tried body={body} />
      </section>
    </div>
  );
}

function Tried({ body }: { readonly body: FormBody }) {
  const { services, timeZone } = useDesigner();
  const locale = chooseLocale(useLocale(), null);
  const [now] = useState(() => Date.now());
  const context = useMemo(() => ({ timeZone, locale, now }), [timeZone, locale, now]);
  return (
    <div className={styles.paper}>
      <h3 className={styles.title}>{localText(body.title, locale)}</h3>
      {localText(body.description, locale) && <p className={styles.lead}>{localText(body.description, locale)}</p>}
      <DeeperHeadings by={2}>
        <GeneratedForm
          key={JSON.stringify(body)}
          body={body}
          context={context}
          services={services}
          preview
          submit={async () => ({ ok: true, value: null })}
        />
      </DeeperHeadings>
    </div>
  );
}

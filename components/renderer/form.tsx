'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useMemo, useState } from 'react';
import { Spinner } from '@/components/ui/spinner';
import { compileForm, prepareForm } from '@/engine/forms/compile';
import styles from './form.module.css';
import type { GeneratedFormProps } from './form-props';
import { ReadyForm } from './ready-form';

/** A form made from its definition: what is visible, needed and computed follows every key, and the same rules judge it as on the server. */
export function GeneratedForm(props: GeneratedFormProps) {
  const t = useTranslations('renderer');
  const pending = useMemo(() => prepareForm(props.body), [props.body]);
  const [ready, setReady] = useState<Promise<unknown> | null>(null);
  useEffect(() => {
    let gone = false;
    void pending?.then(() => {
      if (!gone) setReady(pending);
    });
    return () => {
      gone = true;
    };
  }, [pending]);
  if (pending && ready !== pending) {
    return (
      <div className={styles.loading}>
        <Spinner label={t('loading')} />
      </div>
    );
  }
  return <CompiledForm {...props} />;
}

function CompiledForm(props: GeneratedFormProps) {
  const compiled = useMemo(() => compileForm(props.body), [props.body]);
  return <ReadyForm {...props} compiled={compiled} />;
}

'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useMemo, useState } from 'react';
import { Spinner } from '@/components/ui/spinner';
import { compileForm, prepareForm } from '@/engine/forms/compile';
import type { FormBody } from '@/engine/forms/schema';
import styles from './form.module.css';
import type { GeneratedFormProps } from './form-props';
import { ReadyForm } from './ready-form';

/** A form made from its definition: what is visible, needed and computed follows every key, and the same rules judge it as on the server. */
export function GeneratedForm(props: GeneratedFormProps) {
  const t = useTranslations('renderer');
  const { body } = props;
  const pending = useMemo(() => prepareForm(body), [body]);
  const [prepared, setPrepared] = useState<FormBody | null>(null);
  useEffect(() => {
    let gone = false;
    void pending?.then(() => {
      if (!gone) setPrepared(body);
    });
    return () => {
      gone = true;
    };
  }, [pending, body]);
  // The page is asked for again when its language changes: what is being filled in stays while the same form comes anew.
  const shown = pending ? prepared : body;
  if (!shown) {
    return (
      <div className={styles.loading}>
        <Spinner label={t('loading')} />
      </div>
    );
  }
  return <CompiledForm {...props} body={shown} />;
}

function CompiledForm(props: GeneratedFormProps) {
  const compiled = useMemo(() => compileForm(props.body), [props.body]);
  return <ReadyForm {...props} compiled={compiled} />;
}

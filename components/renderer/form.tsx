'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useMemo, useState } from 'react';
import type { ApiResult } from '@/components/api/client';
import type { FieldServices } from '@/components/fields/field-view';
import { Spinner } from '@/components/ui/spinner';
import { compileForm, prepareForm } from '@/engine/forms/compile';
import type { FormValues } from '@/engine/forms/form-state';
import type { FormBody } from '@/engine/forms/schema';
import type { ActorKind } from '@/engine/kernel/actor';
import type { Locale } from '@/engine/kernel/text';
import styles from './form.module.css';
import { ReadyForm } from './ready-form';

export interface GeneratedFormProps {
  readonly body: FormBody;
  readonly context: {
    readonly timeZone: string;
    readonly locale: Locale;
    /** UTC ms; given by the page, so that server and browser say the same. */
    readonly now: number;
    /** The door the values go through: `screen`, `link`, `portal`. */
    readonly door?: string;
    readonly actor?: ActorKind;
  };
  /** Raw values to begin with. */
  readonly initial?: FormValues;
  /** Canonical values of the record being changed; left out while one is being made. */
  readonly previous?: FormValues;
  readonly services: FieldServices;
  /** Sends canonical values; problems it answers are shown at their fields. */
  submit(values: FormValues): Promise<ApiResult<unknown>>;
  /** Name under which this tab keeps what was typed, until it has been sent. */
  readonly keepAs?: string;
  readonly submitLabel?: string;
  /** Only to look at: nothing is sent. */
  readonly preview?: boolean;
}

/** A form made from its definition: what is visible, needed and computed follows every key, and the same rules judge it as on the server. */
export function GeneratedForm(props: GeneratedFormProps) {
  const t = useTranslations('renderer');
  const compiled = useMemo(() => compileForm(props.body), [props.body]);
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
  return <ReadyForm {...props} compiled={compiled} />;
}

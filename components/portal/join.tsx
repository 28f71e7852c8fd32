'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useMemo, useState } from 'react';
import { type ApiResult, callApi } from '@/components/api/client';
import type { FieldServices } from '@/components/fields/field-view';
import { GeneratedForm } from '@/components/renderer/form';
import type { GeneratedFormProps } from '@/components/renderer/form-props';
import { FormMessage } from '@/components/ui/form-message';
import type { FormBody } from '@/engine/forms/schema';
import { PhoneCode, type PhoneProven } from './phone-code';
import styles from './portal.module.css';
import { storeServices } from './store-services';

interface JoinProps {
  readonly app: string;
  readonly body: FormBody;
  readonly stores: readonly { readonly id: string; readonly name: string }[];
  readonly context: GeneratedFormProps['context'];
}

type Proof = Extract<PhoneProven, { status: 'phoneProven' }>;

/** The phone first, then the member form; the phone that was proven stands in it and stays. */
export function Join({ app, body, stores, context }: JoinProps) {
  const t = useTranslations('portal.join');
  const [proof, setProof] = useState<Proof | null>(null);
  const phoneField = body.bindings.phone;

  useEffect(() => {
    const kept = sessionStorage.getItem(`pw-phone-${app}`);
    if (kept) setProof(JSON.parse(kept) as Proof); // written by the sign-in page
  }, [app]);

  const files = useTranslations('renderer.files');
  const services = useMemo<FieldServices>(
    () => storeServices({ app, stores, failed: (name) => files('failed', { name }) }),
    [app, stores, files],
  );

  const proven = (answer: PhoneProven) => {
    if (answer.status === 'signedIn') return location.assign(`/m/${app}`);
    sessionStorage.setItem(`pw-phone-${app}`, JSON.stringify(answer));
    setProof(answer);
  };
  const submit: GeneratedFormProps['submit'] = async (values): Promise<ApiResult<unknown>> => {
    const result = await callApi('POST', '/api/auth/member/register', {
      body: { app, phoneProof: proof?.phoneProof, values },
    });
    if (result.ok) {
      sessionStorage.removeItem(`pw-phone-${app}`);
      location.assign(`/m/${app}`);
    } else if (result.problem.code === 'members.proofExpired') {
      sessionStorage.removeItem(`pw-phone-${app}`);
      setProof(null);
    }
    return result;
  };

  return (
    <div className={styles.stack}>
      <h1 className={styles.title}>{t('title')}</h1>
      {proof ? (
        <>
          <FormMessage tone="ok">{t('proven', { phone: proof.phone })}</FormMessage>
          <GeneratedForm
            body={body}
            context={context}
            initial={phoneField ? { [phoneField]: proof.phone } : {}}
            services={services}
            submit={submit}
            keepAs={`join-${app}`}
          />
        </>
      ) : (
        <>
          <p className={styles.lead}>{t('proveFirst')}</p>
          <PhoneCode app={app} onProven={proven} />
        </>
      )}
    </div>
  );
}

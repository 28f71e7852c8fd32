'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { type ApiProblem, callApi } from '@/components/api/client';
import { ProblemMessage, problemWords } from '@/components/api/problem-message';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { StatusPill } from '@/components/ui/status-pill';
import styles from './account.module.css';
import { BackupCodes } from './backup-codes';
import { PasswordStep } from './password-step';
import { SecondFactorSetup } from './second-factor-setup';

type Step =
  | { readonly name: 'idle' | 'begin' | 'end' | 'renew' }
  | { readonly name: 'setup'; readonly uri: string; readonly codes: readonly string[] }
  | { readonly name: 'codes'; readonly codes: readonly string[] };

/** Turns the second factor on and off; turning on ends with codes for emergencies. */
export function SecondFactorCard() {
  const t = useTranslations('settings.secondFactor');
  const ui = useTranslations('ui');
  const [on, setOn] = useState<boolean | null>(null);
  const [unread, setUnread] = useState<ApiProblem | null>(null);
  const [step, setStep] = useState<Step>({ name: 'idle' });
  const back = () => setStep({ name: 'idle' });

  useEffect(() => {
    void callApi<{ user: { secondFactor: boolean } }>('GET', '/api/auth/session').then((result) => {
      if (result.ok) setOn(result.value.user.secondFactor);
      else setUnread(result.problem);
    });
  }, []);

  return (
    <Card
      title={t('title')}
      lead={t('lead')}
      actions={on !== null && <StatusPill tone={on ? 'ok' : 'warn'}>{on ? t('on') : t('off')}</StatusPill>}
    >
      <ProblemMessage problem={unread} words={problemWords(ui)} signInAt="/sign-in" />
      {step.name === 'idle' && on !== null && (
        <div className={styles.row}>
          {on ? (
            <>
              <Button onClick={() => setStep({ name: 'renew' })}>{t('renewCodes')}</Button>
              <Button look="danger" onClick={() => setStep({ name: 'end' })}>
                {t('turnOff')}
              </Button>
            </>
          ) : (
            <Button look="primary" onClick={() => setStep({ name: 'begin' })}>
              {t('turnOn')}
            </Button>
          )}
        </div>
      )}
      {step.name === 'begin' && (
        <PasswordStep<{ uri: string; backupCodes: readonly string[] }>
          path="/api/auth/second-factor/begin"
          submit={t('continue')}
          onBack={back}
          onDone={({ uri, backupCodes }) => setStep({ name: 'setup', uri, codes: backupCodes })}
        />
      )}
      {step.name === 'setup' && (
        <SecondFactorSetup
          uri={step.uri}
          onBack={back}
          onDone={() => {
            setOn(true);
            setStep({ name: 'codes', codes: step.codes });
          }}
        />
      )}
      {step.name === 'renew' && (
        <PasswordStep<{ backupCodes: readonly string[] }>
          path="/api/auth/second-factor/backup-codes"
          submit={t('renewCodes')}
          onBack={back}
          onDone={({ backupCodes }) => setStep({ name: 'codes', codes: backupCodes })}
        />
      )}
      {step.name === 'end' && (
        <PasswordStep
          path="/api/auth/second-factor/end"
          submit={t('turnOff')}
          onBack={back}
          onDone={() => {
            setOn(false);
            back();
          }}
        />
      )}
      {step.name === 'codes' && (
        <div className={styles.form}>
          <BackupCodes codes={step.codes} />
          <Button look="primary" onClick={back}>
            {t('done')}
          </Button>
        </div>
      )}
    </Card>
  );
}

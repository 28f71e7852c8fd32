import type { Route } from 'next';
import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { StatusPill } from '@/components/ui/status-pill';
import { type Locale, localText } from '@/engine/kernel/text';
import type { FlowLine } from './flow-line';

interface FlowRowProps {
  readonly app: string;
  readonly flow: FlowLine;
  readonly locale: Locale;
}

/** One flow in the list: its name, its form, and whether it is live. */
export async function FlowRow({ app, flow, locale }: FlowRowProps) {
  const t = await getTranslations('flowDesigner.list');
  const title = localText(flow.title, locale) || flow.key;
  const state = flow.publishedVersion === null ? 'fresh' : flow.changed ? 'changed' : 'live';
  return (
    <Card
      title={title}
      lead={t('about', { form: localText(flow.form, locale) || flow.key, count: flow.steps })}
      actions={
        <>
          <StatusPill tone={state === 'live' ? 'ok' : 'accent'}>{t(state)}</StatusPill>
          <ButtonLink href={`/studio/${app}/flows/${flow.key}` as Route} label={t('openOf', { title })}>
            {t('open')}
          </ButtonLink>
        </>
      }
    />
  );
}

import { IconCoins } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import * as z from 'zod';
import { orNotFound } from '@/app/_entry/or-not-found';
import { pageReads } from '@/app/_entry/page-access';
import { ProgramDesigner } from '@/components/program-designer/program-designer';
import { Texts } from '@/components/shell/texts';
import { CreateProgram } from '@/components/studio/create-program';
import { freshProgram } from '@/components/studio/fresh-program';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { businessDayAt } from '@/engine/kernel/business-day';
import { listDefinitions } from '@/engine/reads/list-definitions';
import { showDraft } from '@/engine/reads/show-draft';
import { showWorkspace } from '@/engine/reads/show-workspace';
import { formsOf } from '@/engine/rules/program-kind';
import { programBodySchema } from '@/engine/rules/program-schema';
import { chooseLocale } from '@/lib/i18n/locales';

const AREAS = [
  'programDesigner',
  'rules',
  'conditions',
  'conditionsUi',
  'draft',
  'fields',
  'renderer',
  'ledger',
  'api',
  'studio',
] as const;

const ofForm = z.object({ form: z.string() });

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('programDesigner');
  return { title: t('title') };
}

export default async function PointsPage({ params }: PageProps<'/studio/[app]/points'>) {
  const [{ run }, { app }, t, tag] = await Promise.all([
    pageReads(),
    params,
    getTranslations('programDesigner'),
    getLocale(),
  ]);
  const [{ definitions }, { timeZone }] = await Promise.all([
    orNotFound(run(listDefinitions, { app, kind: 'program' })),
    run(showWorkspace, {}),
  ]);
  const [program] = definitions;
  const now = Date.now();
  const today = businessDayAt(now, timeZone).date;
  if (!program) return <NoProgram app={app} today={today} timeZone={timeZone} />;
  const draft = await orNotFound(run(showDraft, { app, kind: 'program', key: program.key }));
  const flows = draft.siblings.filter(({ kind }) => kind === 'flow').map(({ body }) => ofForm.safeParse(body).data);
  return (
    <Texts areas={AREAS} timeZone={timeZone}>
      <PageHeader title={t('title')} lead={t('lead')} />
      <ProgramDesigner
        key={draft.id}
        app={app}
        id={draft.id}
        body={programBodySchema.parse(draft.body)}
        revision={draft.revision}
        forms={[...formsOf(draft.siblings)]}
        flowForms={flows.flatMap((flow) => (flow ? [flow.form] : []))}
        around={{ locale: chooseLocale(tag, null), timeZone, now, today }}
      />
    </Texts>
  );
}

interface NoProgramProps {
  readonly app: string;
  readonly today: string;
  readonly timeZone: string;
}

async function NoProgram({ app, today, timeZone }: NoProgramProps) {
  const [t, overview] = await Promise.all([getTranslations('programDesigner'), getTranslations('studio.overview')]);
  return (
    <Texts areas={['studio']}>
      <PageHeader title={t('title')} />
      <Card>
        <EmptyState
          icon={<IconCoins aria-hidden="true" />}
          title={overview('noProgram')}
          action={<CreateProgram app={app} body={freshProgram(today, timeZone)} />}
        >
          {overview('noProgramText')}
        </EmptyState>
      </Card>
    </Texts>
  );
}

import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { orNotFound } from '@/app/_entry/or-not-found';
import { pageReads } from '@/app/_entry/page-access';
import { FlowDesigner } from '@/components/flow-designer/flow-designer';
import { freshTitles } from '@/components/flow-designer/fresh-titles';
import { Texts } from '@/components/shell/texts';
import { flowBodySchema } from '@/engine/flows/schema';
import { formBodySchema } from '@/engine/forms/schema';
import { listOrgUnits } from '@/engine/reads/list-org-units';
import { listStaff } from '@/engine/reads/list-staff';
import { showDraft } from '@/engine/reads/show-draft';
import { chooseLocale } from '@/lib/i18n/locales';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('flowDesigner.list');
  return { title: t('title') };
}

const AREAS = [
  'flowDesigner',
  'flows',
  'draft',
  'definitions',
  'conditions',
  'conditionsUi',
  'fields',
  'renderer',
  'permissions',
];

export default async function FlowPage({ params }: PageProps<'/studio/[app]/flows/[flow]'>) {
  const [{ run }, { app, flow: key }, tag] = await Promise.all([pageReads(), params, getLocale()]);
  const draft = await orNotFound(run(showDraft, { app, kind: 'flow', key }));
  const [{ staff }, { units }] = await Promise.all([run(listStaff, {}), run(listOrgUnits, {})]);
  const body = flowBodySchema.parse(draft.body);
  const form = draft.siblings.find((one) => one.kind === 'form' && one.key === body.form);
  return (
    <Texts areas={AREAS}>
      <FlowDesigner
        app={app}
        id={draft.id}
        body={body}
        revision={draft.revision}
        form={form ? formBodySchema.parse(form.body) : null}
        titles={freshTitles()}
        staff={staff.map(({ id, name }) => ({ id, name }))}
        units={units.map(({ id, name }) => ({ id, name }))}
        locale={chooseLocale(tag, null)}
      />
    </Texts>
  );
}

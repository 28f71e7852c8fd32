import type { Metadata } from 'next';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import { orNotFound } from '@/app/_entry/or-not-found';
import { pageReads } from '@/app/_entry/page-access';
import { FormDesigner } from '@/components/form-designer/form-designer';
import type { FreshWords } from '@/components/form-designer/new-field';
import { Texts } from '@/components/shell/texts';
import { formBodySchema } from '@/engine/forms/schema';
import { LOCALES, type LocalText, localText } from '@/engine/kernel/text';
import { showDraft } from '@/engine/reads/show-draft';
import { showWorkspace } from '@/engine/reads/show-workspace';
import { readEnv } from '@/lib/env';
import { type Texts as Tree, textsOf } from '@/lib/i18n/catalogue';
import { chooseLocale } from '@/lib/i18n/locales';

const AREAS = ['formDesigner', 'draft', 'conditionsUi', 'renderer', 'fields', 'forms', 'conditions', 'expressions'];

const asked = cache(async (app: string, key: string) => {
  const { run } = await pageReads();
  const [draft, workspace] = await Promise.all([
    orNotFound(run(showDraft, { app, kind: 'form', key })),
    run(showWorkspace, {}),
  ]);
  return { draft, body: formBodySchema.parse(draft.body), timeZone: workspace.timeZone };
});

export async function generateMetadata({ params }: PageProps<'/studio/[app]/forms/[form]'>): Promise<Metadata> {
  const [{ app, form }, tag] = await Promise.all([params, getLocale()]);
  const { body } = await asked(app, form);
  return { title: localText(body.title, chooseLocale(tag, null)) || form };
}

export default async function FormDesignerPage({ params }: PageProps<'/studio/[app]/forms/[form]'>) {
  const [{ app, form }, tag] = await Promise.all([params, getLocale()]);
  const { draft, body, timeZone } = await asked(app, form);
  return (
    <Texts areas={AREAS} timeZone={timeZone}>
      <FormDesigner
        app={app}
        id={draft.id}
        body={body}
        revision={draft.revision}
        siblings={draft.siblings}
        words={freshWords()}
        locale={chooseLocale(tag, null)}
        timeZone={timeZone}
        publicAddress={`${readEnv().publicUrl}/f/${app}/${form}`}
      />
    </Texts>
  );
}

/** What a fresh field says, in every language at once. */
function freshWords(): FreshWords {
  const titles: Record<string, Record<string, string>> = {};
  const starters: Record<string, Record<string, string>> = {};
  for (const locale of LOCALES) {
    const fields = branch(textsOf(locale, ['fields']), 'fields');
    for (const [type, words] of Object.entries(branch(fields, 'types'))) {
      if (typeof words !== 'string') titles[type] = { ...titles[type], [locale]: String(words.title) };
    }
    for (const [name, text] of Object.entries(branch(fields, 'starters'))) {
      starters[name] = { ...starters[name], [locale]: String(text) };
    }
  }
  return { titles: titles as Record<string, LocalText>, starters: starters as Record<string, LocalText> }; // keyed by the locales above
}

function branch(tree: Tree, name: string): Tree {
  const found = tree[name];
  return found === undefined || typeof found === 'string' ? {} : found;
}

import { createApp } from '@/engine/commands/create-app';
import { createDefinition } from '@/engine/commands/create-definition';
import { publishApp } from '@/engine/commands/publish-app';
import { words } from '@/engine/templates/template';
import type { Company } from './company';

const option = (key: string) => ({ key, label: words(key, key, key) });

const noteForm = {
  title: words('笔记', '筆記', 'Notes'),
  publicLink: true,
  fields: [
    { id: 'line', type: 'text', title: words('一行', '一行', 'Line'), settings: { maxLength: 10_000 } },
    { id: 'story', type: 'long-text', title: words('长文', '長文', 'Story'), settings: { maxLength: 100_000 } },
    {
      id: 'kind',
      type: 'select',
      title: words('种类', '種類', 'Kind'),
      settings: { options: [option('tea'), option('cake')] },
    },
    { id: 'rows', type: 'section', title: words('明细', '明細', 'Rows') },
    { id: 'part', type: 'text', parent: 'rows', title: words('一段', '一段', 'Part'), settings: { maxLength: 10_000 } },
  ],
};

/** An app with one form of texts, a choice and a section: `notes/note`. */
export async function notesApp({ run }: Pick<Company, 'run'>): Promise<string> {
  const { key: app } = await run(createApp, { title: words('笔记', '筆記', 'Notes'), key: 'notes' });
  await run(createDefinition, { app, kind: 'form', key: 'note', body: noteForm });
  await run(publishApp, { app });
  return app;
}

import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { pageReads } from '@/app/_entry/page-access';
import { TaskList } from '@/components/inbox/task-list';
import { myTasks } from '@/engine/reads/my-tasks';
import { showWorkspace } from '@/engine/reads/show-workspace';
import { chooseLocale } from '@/lib/i18n/locales';

const BOXES = ['open', 'done', 'copies'] as const;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('inbox');
  return { title: t('title') };
}

export default async function TasksPage({ params, searchParams }: PageProps<'/desk/[app]/tasks'>) {
  const [{ app }, query, { run }, tag] = await Promise.all([params, searchParams, pageReads(), getLocale()]);
  const box = BOXES.find((name) => name === query.box) ?? 'open';
  const after = typeof query.after === 'string' ? query.after : undefined;
  const locale = chooseLocale(tag, null);
  const [page, { timeZone }] = await Promise.all([run(myTasks, { box, after, locale }), run(showWorkspace, {})]);
  return <TaskList app={app} box={box} page={page} locale={locale} timeZone={timeZone} />;
}

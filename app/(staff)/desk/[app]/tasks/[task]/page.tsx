import { getLocale } from 'next-intl/server';
import { orNotFound } from '@/app/_entry/or-not-found';
import { pageReads } from '@/app/_entry/page-access';
import { TaskView } from '@/components/inbox/task-view';
import { showTask } from '@/engine/reads/show-task';
import { showWorkspace } from '@/engine/reads/show-workspace';
import { chooseLocale } from '@/lib/i18n/locales';

export default async function TaskPage({ params }: PageProps<'/desk/[app]/tasks/[task]'>) {
  const [{ app, task }, { run }, tag] = await Promise.all([params, pageReads(), getLocale()]);
  const locale = chooseLocale(tag, null);
  const [view, { timeZone }] = await Promise.all([orNotFound(run(showTask, { task, locale })), run(showWorkspace, {})]);
  return <TaskView app={app} view={view} locale={locale} timeZone={timeZone} />;
}

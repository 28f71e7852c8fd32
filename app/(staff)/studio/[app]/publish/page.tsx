import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { orNotFound } from '@/app/_entry/or-not-found';
import { pageReads } from '@/app/_entry/page-access';
import { DefinitionReview } from '@/components/publish/definition-review';
import { HistoryCard } from '@/components/publish/history-card';
import styles from '@/components/publish/publish.module.css';
import { PublishCard } from '@/components/publish/publish-card';
import { Texts } from '@/components/shell/texts';
import { PageHeader } from '@/components/ui/page-header';
import { localText } from '@/engine/kernel/text';
import { reviewDraft } from '@/engine/reads/review-draft';
import { showWorkspace } from '@/engine/reads/show-workspace';
import { chooseLocale } from '@/lib/i18n/locales';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('studio.publish');
  return { title: t('title') };
}

export default async function PublishPage({ params }: PageProps<'/studio/[app]/publish'>) {
  const [{ run }, { app }, t, tag] = await Promise.all([
    pageReads(),
    params,
    getTranslations('studio.publish'),
    getLocale(),
  ]);
  const locale = chooseLocale(tag, null);
  const [review, { timeZone }] = await Promise.all([orNotFound(run(reviewDraft, { app })), run(showWorkspace, {})]);
  const shown = review.definitions.filter(({ change, problems }) => change !== 'unchanged' || problems.length > 0);
  const quiet = review.definitions.filter((one) => !shown.includes(one));
  const changes = review.definitions.filter(({ change }) => change !== 'unchanged').length;
  const errors = review.definitions.flatMap(({ problems }) => problems.filter(({ level }) => level === 'error')).length;
  return (
    <Texts areas={['studio']}>
      <PageHeader title={t('title')} lead={t('lead', { revision: review.revision })} />
      <div className={styles.page}>
        <PublishCard app={app} changes={changes} errors={errors} mayPublish={review.mayPublish} />
        {shown.map((definition) => (
          <DefinitionReview key={definition.id} app={app} definition={definition} locale={locale} />
        ))}
        {quiet.length > 0 && (
          <p className={styles.unchanged}>
            {t('unchanged', {
              titles: quiet.map(({ title, key }) => localText(title, locale) || key).join(t('comma')),
            })}
          </p>
        )}
        <HistoryCard review={review} locale={locale} timeZone={timeZone} />
      </div>
    </Texts>
  );
}

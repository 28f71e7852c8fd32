import { getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { sentenceText } from '@/components/words/sentence-text';
import { type Locale, localText } from '@/engine/kernel/text';
import { formatMoment } from '@/lib/i18n/format';
import styles from './inbox.module.css';
import type { CaseStory } from './types';

interface CaseLogProps extends Pick<CaseStory, 'log'> {
  readonly locale: Locale;
  readonly timeZone: string;
}

/** Everything that happened: who did what and said what, and what the flow did by itself, with the reason. */
export async function CaseLog({ log, locale, timeZone }: CaseLogProps) {
  const [t, say] = await Promise.all([getTranslations('inbox'), getTranslations()]);
  return (
    <Card title={t('log')}>
      <ol className={styles.log}>
        {log.map((line) => (
          <li key={line.seq}>
            <span>
              <strong>{line.who || t('system')}</strong> {t(`action.${line.action}` as never)}
              {line.to.length > 0 && t('toPeople', { people: line.to.join(t('comma')) })}
              {line.backTo && t('toStep', { step: localText(line.backTo, locale) })}
              {line.step && <span className={styles.soft}> · {localText(line.step, locale)}</span>}
            </span>
            {line.comment && <q className={styles.comment}>{line.comment}</q>}
            {line.notes.map((note) => (
              <span className={styles.note} key={JSON.stringify(note)}>
                {sentenceText(say, note, locale)}
              </span>
            ))}
            <time className={styles.soft} dateTime={line.at}>
              {formatMoment(Date.parse(line.at), locale, timeZone)}
            </time>
          </li>
        ))}
      </ol>
    </Card>
  );
}

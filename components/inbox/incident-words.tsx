import { getTranslations } from 'next-intl/server';
import { sentenceText } from '@/components/words/sentence-text';
import type { Sentence } from '@/engine/kernel/sentence';
import type { Locale } from '@/engine/kernel/text';
import styles from './incident.module.css';
import type { Incident } from './types';

/** What happened, what was kept, and what to do. */
export async function IncidentWords({ incident, locale }: { readonly incident: Incident; readonly locale: Locale }) {
  const [t, say] = await Promise.all([getTranslations('inbox.incidents'), getTranslations()]);
  const text = (sentence: Sentence) => sentenceText(say, sentence, locale);
  return (
    <dl className={styles.words}>
      <div>
        <dt>{t('what')}</dt>
        <dd>
          {incident.what.map((sentence) => (
            <p key={JSON.stringify(sentence)}>{text(sentence)}</p>
          ))}
        </dd>
      </div>
      <div>
        <dt>{t('kept')}</dt>
        <dd>{text(incident.kept)}</dd>
      </div>
      <div>
        <dt>{t('todo')}</dt>
        <dd>{text(incident.todo)}</dd>
      </div>
    </dl>
  );
}

import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { StatusPill, type Tone } from '@/components/ui/status-pill';
import { sentenceText } from '@/components/words/sentence-text';
import { type Locale, localText } from '@/engine/kernel/text';
import { lintText } from './lint-text';
import { partAddress } from './part-address';
import styles from './publish.module.css';
import type { Reviewed } from './review';

interface DefinitionReviewProps {
  readonly app: string;
  readonly definition: Reviewed;
  readonly locale: Locale;
}

const TONES: Readonly<Record<Reviewed['change'], Tone>> = {
  added: 'ok',
  changed: 'accent',
  unchanged: 'neutral',
  removed: 'warn',
};

/** What a publication would do to one form, program or flow, in plain words, and what is wrong with it. */
export async function DefinitionReview({ app, definition, locale }: DefinitionReviewProps) {
  const [t, say] = await Promise.all([getTranslations('studio'), getTranslations()]);
  const { kind, key, change, sentences, problems } = definition;
  const address = change === 'removed' ? null : partAddress({ app, kind, key });
  return (
    <Card
      title={localText(definition.title, locale) || key}
      lead={t(`kinds.${kind}`)}
      actions={
        <>
          <StatusPill tone={TONES[change]}>{t(`changes.${change}`)}</StatusPill>
          {address && (
            <Link className={styles.open} href={address as never}>
              {t('publish.open')}
            </Link>
          )}
        </>
      }
    >
      <div className={styles.stack}>
        {sentences.length > 0 && (
          <ul className={styles.sentences}>
            {sentences.map((sentence) => {
              const text = sentenceText(say as never, sentence, locale);
              return <li key={text}>{text}</li>;
            })}
          </ul>
        )}
        {change === 'removed' && <p className={styles.why}>{t('publish.removedText')}</p>}
        {problems.length > 0 && (
          <ul className={styles.problems}>
            {problems.map((problem) => {
              const text = lintText(say as never, problem);
              const at = partAddress({ app, kind, key, part: problem.part });
              const part = localText(problem.partTitle, locale) || problem.part;
              return (
                <li key={`${problem.part ?? ''} ${text}`} className={styles.problem}>
                  <StatusPill tone={problem.level === 'error' ? 'bad' : 'warn'}>
                    {t(`levels.${problem.level}`)}
                  </StatusPill>
                  <span>
                    {part && (at ? <Link href={at as never}>{part}</Link> : <strong>{part}</strong>)} {text}
                  </span>
                </li>
              );
            })}
          </ul>
        )}
      </div>
    </Card>
  );
}

'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { type FlowWords, joined } from '@/components/flow/flow-words';
import { lintText } from '@/components/publish/lint-text';
import type { LintProblem } from '@/engine/definitions/kind';
import { nodeName } from '@/engine/flows/diff';
import type { FlowBody } from '@/engine/flows/schema';
import { worstCase } from '@/engine/flows/worst-case';
import { localText } from '@/engine/kernel/text';
import { faultText } from '@/lib/i18n/fault-text';
import styles from './designer.module.css';
import { longestText } from './longest-text';
import { SidePanel } from './side-panel';

interface CheckPanelProps {
  readonly body: FlowBody;
  readonly problems: readonly LintProblem[];
  readonly words: FlowWords;
  /** Opens a part's settings. */
  onGo(part: string): void;
  onClose(): void;
}

/** What is wrong with the flow and, once nothing is, the worst that can happen to a request. */
export function CheckPanel({ body, problems, words, onGo, onClose }: CheckPanelProps) {
  const t = useTranslations('flowDesigner.check');
  const { say, locale } = words;
  const named = (id: string) =>
    localText(nodeName(body.nodes.find((node) => node.id === id) ?? { id, title: {} }), locale);
  return (
    <SidePanel title={t('title')} onClose={onClose}>
      {problems.length > 0 ? (
        <>
          <p className={styles.lead}>{t('problems')}</p>
          <ul className={styles.outcomes}>
            {problems.map((problem) => {
              const { part = '' } = problem;
              const text = lintText(say, problem);
              return (
                <li key={`${part} ${text}`}>
                  <button type="button" className={styles.outcome} onClick={() => onGo(part)}>
                    <b>{partName(part, body, { named, flow: t('flow') })}</b>
                    <span>{text}</span>
                  </button>
                </li>
              );
            })}
          </ul>
        </>
      ) : (
        <WorstCase body={body} words={words} named={named} />
      )}
    </SidePanel>
  );
}

function partName(part: string, body: FlowBody, names: { named(id: string): string; readonly flow: string }): string {
  if (part === '') return names.flow;
  return names.named(body.edges.find(({ id }) => id === part)?.from ?? part);
}

interface WorstCaseProps extends Pick<CheckPanelProps, 'body' | 'words'> {
  named(id: string): string;
}

function WorstCase({ body, words, named }: WorstCaseProps) {
  const t = useTranslations('flowDesigner.check');
  const worst = useMemo(() => worstCase(body), [body]);
  const { say } = words;
  const counts = { ways: worst.ways, approved: worst.approved, rejected: worst.rejected };
  return (
    <>
      <p className={styles.lead}>{t('sound')}</p>
      <dl className={styles.facts}>
        <div>
          <dt>{t('ways')}</dt>
          <dd>{t(worst.more ? 'countMore' : 'count', counts)}</dd>
        </div>
        <div>
          <dt>{t('most')}</dt>
          <dd>
            {t('decisions', { count: worst.decisions.length })}
            {worst.decisions.length > 0 && (
              <span className={styles.lead}> {worst.decisions.map(named).join(say('flowDesigner.try.arrow'))}</span>
            )}
          </dd>
        </div>
        <div>
          <dt>{t('longest')}</dt>
          <dd>{longestText(words, worst.time, named)}</dd>
        </div>
        <div>
          <dt>{t('deadEnds')}</dt>
          <dd>
            {worst.deadEnds.length === 0
              ? t('noDeadEnds')
              : worst.deadEnds.map((one) => {
                  const way = joined(
                    words,
                    one.choices.map(({ node }) => named(node)),
                  );
                  const because = one.refused ? faultText(say, one.refused) : '';
                  return <p key={`${way} ${because}`}>{t('deadEnd', { way: way || t('atOnce'), because })}</p>;
                })}
          </dd>
        </div>
      </dl>
    </>
  );
}

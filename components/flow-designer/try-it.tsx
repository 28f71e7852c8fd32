'use client';

import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import type { FlowWords } from '@/components/flow/flow-words';
import { wayText } from '@/components/flow/way-text';
import { FormMessage } from '@/components/ui/form-message';
import { StatusPill } from '@/components/ui/status-pill';
import { compile } from '@/engine/flows/compile';
import { nodeName } from '@/engine/flows/diff';
import type { FlowBody } from '@/engine/flows/schema';
import { type SimulatedCase, simulate } from '@/engine/flows/simulate';
import { localText } from '@/engine/kernel/text';
import { faultText } from '@/lib/i18n/fault-text';
import styles from './designer.module.css';
import { SidePanel } from './side-panel';
import { takenWays } from './taken-ways';

interface TryItProps {
  readonly body: FlowBody;
  /** A flow with problems cannot be run. */
  readonly isSound: boolean;
  readonly words: FlowWords;
  /** The ways one case took, for the picture. */
  onShow(ways: ReadonlySet<string> | undefined): void;
  onClose(): void;
}

/** Every way a request can go, found by running the flow. */
export function TryIt({ body, isSound, words, onShow, onClose }: TryItProps) {
  const t = useTranslations('flowDesigner.try');
  const [shown, show] = useState<number | null>(null);
  const tried = useMemo(() => (isSound ? simulate(compile(body)) : null), [body, isSound]);
  return (
    <SidePanel title={t('title')} onClose={onClose}>
      {tried ? (
        <>
          <p className={styles.lead}>{t(tried.more ? 'more' : 'count', { count: tried.cases.length })}</p>
          <ol className={styles.outcomes}>
            {tried.cases.map((one, at) => {
              const text = caseText(one, body, words);
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: the list is made anew as a whole
                <li key={at}>
                  <button
                    type="button"
                    className={styles.outcome}
                    aria-pressed={shown === at}
                    onClick={() => {
                      const next = shown === at ? null : at;
                      show(next);
                      onShow(next === null ? undefined : takenWays(body, one.marking));
                    }}
                  >
                    <StatusPill tone={toneOf(one)}>
                      {one.outcome ? words.say(`flows.status.${one.outcome}`) : t('stuck')}
                    </StatusPill>
                    <span>{text}</span>
                  </button>
                </li>
              );
            })}
          </ol>
        </>
      ) : (
        <FormMessage tone="info">{t('problems')}</FormMessage>
      )}
    </SidePanel>
  );
}

function toneOf({ outcome }: SimulatedCase) {
  return outcome === 'approved' ? 'ok' : outcome === null ? 'warn' : 'bad';
}

/** What was decided, which branches were taken, what was done. */
function caseText(one: SimulatedCase, body: FlowBody, words: FlowWords): string {
  const { say, locale } = words;
  const named = (id: string) =>
    localText(nodeName(body.nodes.find((node) => node.id === id) ?? { id, title: {} }), locale);
  const steps = one.choices.map(({ node, what }) =>
    say('flowDesigner.try.step', { node: named(node), what: say(`flowDesigner.try.verdicts.${what}`) }),
  );
  const branches = Object.values(one.marking.nodes).flatMap(({ took }) => {
    const way = body.edges.find(({ id }) => id === took);
    return way
      ? [say('flowDesigner.try.branch', { node: named(way.from), branch: wayText({ ...words, body }, way) })]
      : [];
  });
  const done = new Set(
    one.effects.flatMap((effect) => {
      const acts = effect.kind === 'points' || effect.kind === 'record' || effect.kind === 'copy';
      return acts || (effect.kind === 'notify' && effect.reason === 'message') ? [effect.node] : [];
    }),
  );
  const comma = say('ui.listComma');
  return [
    ...branches,
    steps.join(say('flowDesigner.try.arrow')),
    ...(done.size ? [say('flowDesigner.try.done', { nodes: [...done].map(named).join(comma) })] : []),
    ...(one.refused ? [faultText(say, one.refused)] : []),
  ]
    .filter(Boolean)
    .join(say('flowDesigner.try.stop'));
}

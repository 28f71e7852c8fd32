'use client';

import { IconAdjustments, IconAlertTriangle, IconCircleCheck, IconPlayerPlay } from '@tabler/icons-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { appPicks } from '@/components/conditions/app-picks';
import { usePickNames } from '@/components/conditions/use-pick-names';
import { DraftBar, DraftNotice } from '@/components/draft/draft-bar';
import { ReviewButton } from '@/components/draft/review-button';
import { useDraft } from '@/components/draft/use-draft';
import { useFocusWish } from '@/components/draft/use-focus-wish';
import type { Found } from '@/components/fields/field-view';
import { FlowPicture } from '@/components/flow/flow-picture';
import { type FlowScope, FlowScopeProvider } from '@/components/flow/flow-scope';
import { groupParts } from '@/components/flow/group-parts';
import { layoutFlow, PLUS, type Placed } from '@/components/flow/layout';
import { NodeCard } from '@/components/flow/node-card';
import { wayText } from '@/components/flow/way-text';
import { lintText } from '@/components/publish/lint-text';
import { DraftSlot } from '@/components/shell/draft-slot';
import { Button } from '@/components/ui/button';
import { nodeName } from '@/engine/flows/diff';
import { formGround } from '@/engine/flows/form-ground';
import { lintFlow } from '@/engine/flows/lint';
import type { FlowBody } from '@/engine/flows/schema';
import { pickedIn } from '@/engine/forms/picked';
import type { FormBody } from '@/engine/forms/schema';
import { type Locale, localText } from '@/engine/kernel/text';
import styles from './designer.module.css';
import { flowDraft } from './draft-kind';
import { nextPart } from './next-part';
import { SettingsPanel } from './settings-panel';
import { MovableStep, StepBoard } from './step-board';
import { addStep, type FreshTitles, removeStep } from './step-edits';
import { StepMenu } from './step-menu';
import { useStepCarry } from './use-step-carry';
import { WayMiddle } from './way-middle';

const CheckPanel = dynamic(() => import('./check-panel').then((module) => module.CheckPanel), { ssr: false });
const TryIt = dynamic(() => import('./try-it').then((module) => module.TryIt), { ssr: false });

export interface FlowDesignerProps {
  readonly app: string;
  readonly id: string;
  readonly body: FlowBody;
  readonly revision: number;
  readonly form: FormBody | null;
  readonly titles: FreshTitles;
  readonly staff: readonly Found[];
  readonly units: readonly Found[];
  readonly locale: Locale;
}

/** The flow as cards and lines, the settings of what is chosen beside it; what is done is saved by itself. */
export function FlowDesigner(props: FlowDesignerProps) {
  const { app, form, titles, staff, units, locale } = props;
  const t = useTranslations('flowDesigner');
  const say = useTranslations() as FlowScope['say']; // the whole catalogue, by keys the engine made
  const draft = useDraft(props, flowDraft);
  const { body, edit } = draft;
  const [selected, select] = useState<string | null>(null);
  const [addingTo, addTo] = useState<string | null>(null);
  const [beside, setBeside] = useState<'try' | 'check' | null>(null);
  const trying = beside === 'try';
  const [taken, setTaken] = useState<ReadonlySet<string> | undefined>();
  const [said, speak] = useState('');
  const canvas = useRef<HTMLDivElement>(null);
  const layout = useMemo(() => layoutFlow(body), [body]);
  const judged = useDeferredValue(body);
  const problems = useMemo(() => lintFlow(judged, { form: form && formGround(form) }), [judged, form]);
  const byPart = useMemo(() => groupParts(problems, ({ part }) => part ?? ''), [problems]);
  const picks = useMemo(() => appPicks(app), [app]);
  const picked = useMemo(() => body.edges.flatMap(({ condition }) => pickedIn(condition, form)), [body, form]);
  const found = usePickNames(picked, picks, t('people.unknown'));
  const names = useMemo(
    () => new Map([...found, ...[...staff, ...units].map(({ id, name }) => [id, name] as const)]),
    [found, staff, units],
  );

  const scope: FlowScope = {
    say,
    locale,
    form,
    names,
    body,
    units,
    problems: byPart,
    selected,
    picks,
    findStaff: (text) => picks.search('staff', text),
    edit,
    select,
  };
  // A link to a part opens its settings.
  useEffect(() => {
    const part = decodeURIComponent(location.hash).replace(/^#part-/, '');
    if (part && location.hash.startsWith('#part-')) select(part);
  }, []);
  const nameOf = (id: string) =>
    localText(nodeName(body.nodes.find((node) => node.id === id) ?? { id, title: {} }), locale);
  const wish = useFocusWish();
  const focus = (id: string) => wish(`part-${id}`);
  const placeOf = (id: string) => {
    const way = body.edges.find((one) => one.id === id);
    if (!way) return '';
    const node = nameOf(way.from);
    const isBranch = body.edges.filter(({ from }) => from === way.from).length > 1;
    return isBranch ? t('carry.inBranch', { node, branch: wayText(scope, way) }) : t('carry.after', { node });
  };
  const carry = useStepCarry({
    body,
    reading: layout.parts.flatMap(({ id, what }) => (what === 'way' ? [id] : [])),
    nameOf,
    placeOf,
    edit,
    speak,
    focus,
  });
  const remove = (id: string) => {
    const way = body.edges.find((one) => one.id === id);
    const change = way ? ({ do: 'remove-branch', edge: id } as const) : removeStep(body, id);
    const neighbour = way?.from ?? body.edges.find((one) => one.to === id)?.from;
    if (!change || !edit(change)) return speak(t('spoken.stays'));
    speak(t(way ? 'spoken.branchRemoved' : 'spoken.removed', { node: nameOf(way?.from ?? id) }));
    select(null);
    if (neighbour) focus(neighbour);
  };
  const onKeyDown = (part: Placed) => (event: KeyboardEvent) => {
    if (part.what === 'node' && carry.onKeyDown(event, part.id)) return;
    const next = nextPart(canvas.current, event);
    if (next) {
      event.preventDefault();
      next.focus();
      next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      remove(part.id);
    }
  };
  return (
    <FlowScopeProvider value={scope}>
      <DraftSlot>
        <DraftBar draft={draft} />
      </DraftSlot>
      <div className={styles.top}>
        <div className={styles.names}>
          <h1>{localText(body.title, locale) || t('untitled')}</h1>
          <p>{t('forForm', { form: localText(form?.title, locale) || body.form })}</p>
        </div>
        <Button
          icon={problems.length ? <IconAlertTriangle aria-hidden="true" /> : <IconCircleCheck aria-hidden="true" />}
          aria-pressed={beside === 'check'}
          onClick={() => {
            select(null);
            setBeside(beside === 'check' ? null : 'check');
          }}
        >
          {t('problemCount', { count: problems.length })}
        </Button>
        <Button
          icon={<IconAdjustments aria-hidden="true" />}
          onClick={() => {
            setBeside(null);
            select('');
          }}
        >
          {t('flowSettings')}
        </Button>
        <Button
          icon={<IconPlayerPlay aria-hidden="true" />}
          aria-pressed={trying}
          onClick={() => {
            select(null);
            setTaken(undefined);
            setBeside(trying ? null : 'try');
          }}
        >
          {t('tryIt')}
        </Button>
        <ReviewButton app={app} state={draft.state} />
      </div>
      <DraftNotice draft={draft} />
      {(byPart.get('') ?? []).map((problem) => (
        <p key={problem.code} className={styles.flowProblem}>
          {lintText(say, problem)}
        </p>
      ))}
      <p id="flow-keys" className={styles.spoken}>
        {t('keys')}
      </p>
      <div className={styles.spoken} aria-live="assertive">
        {said}
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hears Escape from whatever is focused inside */}
      <div
        className={styles.designer}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || selected === null || event.defaultPrevented || addingTo) return;
          const back = selected;
          select(null);
          focus(back);
        }}
      >
        <section ref={canvas} className={styles.canvas} aria-label={t('canvas')} aria-describedby="flow-keys">
          <StepBoard carried={carry.carried && nameOf(carry.carried)} drag={carry.drag}>
            <FlowPicture layout={layout} label={t('steps')} taken={trying ? taken : undefined}>
              {(part) => {
                if (part.what === 'way') {
                  const way = body.edges.find(({ id }) => id === part.id);
                  return (
                    way && (
                      <WayMiddle
                        way={way}
                        wide={part.width > PLUS.width}
                        takes={carry.mayTake(way.id)}
                        marked={carry.marker === way.id}
                        onAdd={() => addTo(way.id)}
                        onKeyDown={onKeyDown(part)}
                      />
                    )
                  );
                }
                const node = body.nodes.find(({ id }) => id === part.id);
                return (
                  node && (
                    <MovableStep id={node.id} disabled={!carry.mayMove(node.id)} carried={carry.carried === node.id}>
                      <NodeCard
                        node={node}
                        words={scope}
                        selected={selected === node.id}
                        problems={(byPart.get(node.id) ?? []).map((one) => lintText(say, one))}
                        onSelect={() => {
                          setBeside(null);
                          select(node.id);
                        }}
                        onKeyDown={onKeyDown(part)}
                      />
                    </MovableStep>
                  )
                );
              }}
            </FlowPicture>
          </StepBoard>
        </section>
        {trying ? (
          <TryIt
            body={judged}
            isSound={problems.length === 0}
            words={scope}
            onShow={setTaken}
            onClose={() => setBeside(null)}
          />
        ) : beside === 'check' ? (
          <CheckPanel
            body={judged}
            problems={problems}
            words={scope}
            onGo={(part) => {
              setBeside(null);
              select(part);
              if (part) focus(part);
            }}
            onClose={() => setBeside(null)}
          />
        ) : (
          <SettingsPanel onRemove={remove} places={selected ? carry.placesFor(selected) : []} onMove={carry.put} />
        )}
      </div>
      <StepMenu
        open={addingTo !== null}
        onClose={() => addTo(null)}
        onChoose={(type) => {
          if (addingTo === null) return;
          const added = addStep(body, addingTo, { type, titles });
          addTo(null);
          if (!edit(added.edit)) return;
          speak(t('spoken.added', { node: localText(titles[type.type], locale) }));
          select(added.id);
          focus(added.id);
        }}
      />
    </FlowScopeProvider>
  );
}

'use client';

import { IconSparkles } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { appPicks } from '@/components/conditions/app-picks';
import { usePickNames } from '@/components/conditions/use-pick-names';
import { DraftBar, DraftNotice } from '@/components/draft/draft-bar';
import { ReviewButton } from '@/components/draft/review-button';
import { useDraft } from '@/components/draft/use-draft';
import { DraftSlot } from '@/components/shell/draft-slot';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { pickedIn } from '@/engine/forms/picked';
import type { FormBody } from '@/engine/forms/schema';
import type { ProgramEdit } from '@/engine/rules/edit';
import { lintProgram } from '@/engine/rules/lint';
import type { ProgramBody } from '@/engine/rules/program-schema';
import { AddRule } from './add-rule';
import type { ProgramGround } from './ground';
import { GroupCard } from './group-card';
import { ProblemList } from './problem-list';
import styles from './program-designer.module.css';
import { programDraft } from './program-draft';
import { ProgramSettings } from './program-settings';
import { ReplayPanel } from './replay-panel';
import { RuleCard } from './rule-card';
import { TierTable } from './tier-table';
import { WorstCaseCard } from './worst-case-card';
import '@/engine/fields/ready';

interface ProgramDesignerProps {
  readonly app: string;
  readonly id: string;
  readonly body: ProgramBody;
  readonly revision: number;
  readonly forms: readonly (readonly [string, FormBody])[];
  readonly flowForms: readonly string[];
  readonly around: Pick<ProgramGround, 'locale' | 'timeZone' | 'now' | 'today'>;
}

/** The point program as sentences, tiers and settings; every change is saved by itself and can be taken back. */
export function ProgramDesigner({ app, id, body, revision, forms, flowForms, around }: ProgramDesignerProps) {
  const t = useTranslations('programDesigner');
  const conditions = useTranslations('conditionsUi');
  const draft = useDraft<ProgramBody, ProgramEdit>({ id, body, revision }, programDraft);
  const still = useMemo(
    () => ({ forms: new Map(forms), flowForms: new Set(flowForms), ...around }),
    [forms, flowForms, around],
  );
  const picks = useMemo(() => appPicks(app), [app]);
  const picked = draft.body.rules.flatMap((rule) => pickedIn(rule.when, still.forms.get(rule.form)));
  const names = usePickNames(picked, picks, conditions('unknown'));
  const ground: ProgramGround = { program: draft.body, picks, names, ...still };
  const problems = useMemo(() => lintProgram(draft.body, still), [draft.body, still]);
  const parts = new Set([...draft.body.rules, ...draft.body.tiers].map(({ key }) => key));
  const { rules } = draft.body;
  return (
    <div className={styles.designer}>
      <DraftSlot>
        <DraftBar draft={draft} />
        <span className={styles.review}>
          <ReviewButton size="s" app={app} state={draft.state} />
        </span>
      </DraftSlot>
      <DraftNotice draft={draft} />
      <ProblemList problems={problems.filter(({ part }) => part === undefined || !parts.has(part))} ground={ground} />
      <section className={styles.section} aria-label={t('rules')}>
        <header className={styles.sectionHead}>
          <h2>{t('rules')}</h2>
          {forms.length > 0 && rules.length > 0 && <AddRule ground={ground} edit={draft.edit} />}
        </header>
        {rules.length === 0 && (
          <Card>
            <EmptyState
              icon={<IconSparkles aria-hidden="true" />}
              title={t('noRules')}
              action={forms.length > 0 && <AddRule ground={ground} edit={draft.edit} />}
            >
              {forms.length > 0 ? t('noRulesText') : t('noForms')}
            </EmptyState>
          </Card>
        )}
        <ol className={styles.rules}>
          {rules.map((rule, at) => (
            <RuleCard
              key={rule.key}
              rule={rule}
              at={at}
              count={rules.length}
              ground={ground}
              problems={problems.filter(({ part }) => part === rule.key)}
              edit={draft.edit}
            />
          ))}
        </ol>
      </section>
      <ReplayPanel
        app={app}
        ground={ground}
        state={draft.state}
        errors={problems.filter(({ level }) => level === 'error').length}
      />
      <WorstCaseCard ground={ground} />
      <TierTable ground={ground} problems={problems} edit={draft.edit} />
      <GroupCard ground={ground} edit={draft.edit} />
      <ProgramSettings ground={ground} edit={draft.edit} />
    </div>
  );
}

'use client';

import { useTranslations } from 'next-intl';
import { Fragment } from 'react';
import { sentenceText } from '@/components/words/sentence-text';
import type { ProgramEdit } from '@/engine/rules/edit';
import type { Rule } from '@/engine/rules/rule-schema';
import { absentParts, ruleSentence } from '@/engine/rules/sentence';
import type { SentencePart, SlotEditor } from '@/engine/rules/sentence-part';
import type { TranslateAny } from '@/lib/i18n/fault-text';
import type { ProgramGround } from './ground';
import styles from './program-designer.module.css';
import { SlotButton } from './slot-button';

interface RuleSentenceProps {
  readonly rule: Rule;
  readonly ground: ProgramGround;
  edit(edit: ProgramEdit): boolean;
}

/** The rule as it reads, with words that can be pressed, and the pieces that could be added. */
export function RuleSentence({ rule, ground, edit }: RuleSentenceProps) {
  const t = useTranslations('programDesigner');
  const add = useTranslations('rules.add');
  const parts = ruleSentence(rule, ground);
  const { tiers, groups } = ground.program;
  const offered = absentParts(rule).filter(
    (name) =>
      ((name !== 'tiers' && name !== 'tierMultiplier') || tiers.length > 0) &&
      (name !== 'stackGroup' || groups.length > 0),
  );
  return (
    <>
      <p className={styles.sentence}>
        {parts.map((part, at) => (
          <Fragment key={part.key}>
            {at > 0 && t('comma')}
            <Part part={part} rule={rule} ground={ground} edit={edit} />
          </Fragment>
        ))}
        {t('stop')}
      </p>
      <div className={styles.adds}>
        {offered.map((name) => (
          <SlotButton
            key={name}
            rule={rule}
            ground={ground}
            name={name}
            path={ADDED[name] ?? `/${name}`}
            look="add"
            edit={edit}
          >
            + {add(name as never)}
          </SlotButton>
        ))}
        <SlotButton rule={rule} ground={ground} name="priority" path="/priority" look="add" edit={edit}>
          {t('priority', { priority: rule.priority })}
        </SlotButton>
      </div>
    </>
  );
}

const ADDED: Partial<Record<SlotEditor, string>> = { condition: '/when' };

/** Stands for a slot while the text around it is put together; no catalogue holds this character. */
const MARK = '\u0001';

function Part({ part, rule, ground, edit }: RuleSentenceProps & { readonly part: SentencePart }) {
  // Sentences name their texts at run time.
  const say = useTranslations() as unknown as TranslateAny;
  const marks = Object.keys(part.slots).map((name) => [name, `${MARK}${name}${MARK}`] as const);
  const params = { ...part.params, ...Object.fromEntries(marks) };
  const pieces = sentenceText(say, { key: part.key, params }, ground.locale).split(MARK);
  return pieces.map((piece, at) => {
    const slot = at % 2 === 1 ? part.slots[piece] : undefined;
    // biome-ignore lint/suspicious/noArrayIndexKey: the same text always falls into the same pieces
    if (!slot) return <Fragment key={at}>{piece}</Fragment>;
    const said = sentenceText(say, { key: 'programDesigner.word', params: { word: slot.says } }, ground.locale);
    return (
      <SlotButton key={piece} rule={rule} ground={ground} name={slot.editor} path={slot.path} look="slot" edit={edit}>
        {said}
      </SlotButton>
    );
  });
}

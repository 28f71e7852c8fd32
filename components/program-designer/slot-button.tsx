'use client';

import { Popover } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { isFault } from '@/engine/kernel/fault';
import { applyProgramEdit, type ProgramEdit } from '@/engine/rules/edit';
import type { Rule } from '@/engine/rules/rule-schema';
import { faultText, problemText, type TranslateAny } from '@/lib/i18n/fault-text';
import type { EditorName } from './editors/editor';
import { EDITORS } from './editors/registry';
import type { ProgramGround } from './ground';
import styles from './program-designer.module.css';
import { type RulePatch, ruleEdit } from './rule-patch';

interface SlotButtonProps {
  readonly rule: Rule;
  readonly ground: ProgramGround;
  readonly name: EditorName;
  readonly path: string;
  readonly look: 'slot' | 'add';
  edit(edit: ProgramEdit): boolean;
  readonly children: ReactNode;
}

/** A word of the sentence that opens its editor where it stands; Escape closes it and gives the focus back. */
export function SlotButton({ rule, ground, name, path, look, edit, children }: SlotButtonProps) {
  const t = useTranslations('programDesigner.slots');
  // Faults name their texts at run time.
  const say = useTranslations() as unknown as TranslateAny;
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<string>();
  const Editor = EDITORS[name];
  const toggle = (next: boolean) => {
    setProblem(undefined);
    setOpen(next);
  };
  const apply = (patch: RulePatch) => {
    const change = ruleEdit(rule, patch);
    const refused = refusal(() => applyProgramEdit(ground.program, change), say);
    if (refused !== null) return setProblem(refused);
    if (patch.set || patch.unset) edit(change);
    toggle(false);
  };
  return (
    <Popover
      opened={open}
      onChange={toggle}
      trapFocus
      returnFocus
      withArrow
      shadow="md"
      position="bottom-start"
      width={name === 'condition' ? 'min(30rem, calc(100vw - 2rem))' : 'min(20rem, calc(100vw - 2rem))'}
    >
      <Popover.Target>
        <button type="button" className={styles[look]} title={t(name)} onClick={() => toggle(!open)}>
          {children}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t(name)}>
        {open && <Editor rule={rule} ground={ground} name={name} path={path} problem={problem} apply={apply} />}
      </Popover.Dropdown>
    </Popover>
  );
}

/** Why an edit does not fit, in words; null when it does. */
function refusal(attempt: () => unknown, say: TranslateAny): string | null {
  try {
    attempt();
    return null;
  } catch (error) {
    if (!isFault(error)) throw error;
    return error.problems.length ? error.problems.map((one) => problemText(say, one)).join(' ') : faultText(say, error);
  }
}

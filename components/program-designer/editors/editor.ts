import type { ComponentType } from 'react';
import type { Rule } from '@/engine/rules/rule-schema';
import type { SlotEditor } from '@/engine/rules/sentence-part';
import type { ProgramGround } from '../ground';
import type { RulePatch } from '../rule-patch';

/** `priority` and `title` are changed like slots but stand beside the sentence. */
export type EditorName = SlotEditor | 'priority';

export interface EditorProps {
  readonly rule: Rule;
  readonly ground: ProgramGround;
  readonly name: EditorName;
  /** JSON pointer into the rule. */
  readonly path: string;
  /** Why the program does not take what was entered. */
  readonly problem: string | undefined;
  /** Carries the change out and closes the editor; stays open with the problem when the change does not fit. */
  apply(patch: RulePatch): void;
}

export type Editor = ComponentType<EditorProps>;

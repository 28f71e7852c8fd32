import type { PickSource } from '@/components/conditions/condition-subject';
import type { FormBody } from '@/engine/forms/schema';
import type { Locale } from '@/engine/kernel/text';
import type { ProgramBody } from '@/engine/rules/program-schema';

/** What stands around a rule while it is edited. */
export interface ProgramGround {
  readonly program: ProgramBody;
  readonly forms: ReadonlyMap<string, FormBody>;
  /** Keys of forms that have a flow. */
  readonly flowForms: ReadonlySet<string>;
  /** Finds what conditions may name: members, colleagues, stores, records. */
  readonly picks: PickSource;
  /** Names behind ids in conditions. */
  readonly names: ReadonlyMap<string, string>;
  readonly locale: Locale;
  readonly timeZone: string;
  /** When the page was made (UTC ms); examples happen then. */
  readonly now: number;
  /** The day of `now` in the workspace's zone. */
  readonly today: string;
}

import type { Assignee } from '@/engine/flows/assignees';
import type { Duration, Moment } from '@/engine/flows/duration';
import type { FormBody } from '@/engine/forms/schema';
import { type Locale, localText } from '@/engine/kernel/text';
import type { TranslateAny } from '@/lib/i18n/fault-text';

/** What is needed to say a flow in words. */
export interface FlowWords {
  /** A translator without namespace. */
  readonly say: TranslateAny;
  readonly locale: Locale;
  readonly form: FormBody | null;
  /** Names behind ids of staff and stores. */
  readonly names: ReadonlyMap<string, string>;
}

export function fieldName({ form, locale }: FlowWords, id: string): string {
  return localText(form?.fields.find((field) => field.id === id)?.title, locale) || id;
}

export function joined(words: FlowWords, parts: readonly string[]): string {
  return parts.join(words.say('ui.listComma'));
}

/** “店长（本店）、张三”. */
export function peopleText(words: FlowWords, people: readonly Assignee[]): string {
  return joined(
    words,
    people.map((one) => assigneeText(words, one)),
  );
}

function assigneeText(words: FlowWords, one: Assignee): string {
  const { say, names } = words;
  switch (one.kind) {
    case 'staff':
      return joined(
        words,
        one.ids.map((id) => names.get(id) ?? say('flowDesigner.people.unknown')),
      );
    case 'role': {
      const { reach } = one;
      const where =
        typeof reach === 'object'
          ? (names.get(reach.unit) ?? say('flowDesigner.people.unknown'))
          : say(`flowDesigner.reach.${reach}`);
      return say('flowDesigner.people.role', { role: say(`permissions.roles.${one.role}`), where });
    }
    case 'manager':
      return say('flowDesigner.people.manager', { level: one.level });
    case 'field':
      return say('flowDesigner.people.field', { field: fieldName(words, one.field) });
    case 'initiator':
      return say('flowDesigner.people.initiator');
  }
}

export function durationText({ say }: FlowWords, { amount, unit }: Duration): string {
  return say(`flowDesigner.duration.${unit}`, { amount });
}

export function momentText(words: FlowWords, moment: Moment): string {
  if ('field' in moment) return words.say('flowDesigner.moment.field', { field: fieldName(words, moment.field) });
  return words.say('flowDesigner.moment.after', { time: durationText(words, moment.after) });
}

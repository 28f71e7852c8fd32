'use client';

import { IconFolderPlus, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import control from '@/components/ui/field.module.css';
import { addPart, changeAt, type PartPath, removeAt, setKindAt } from '@/engine/conditions/edit';
import { type GroupKind, groupOf, makeGroup } from '@/engine/conditions/group';
import type { Condition, Leaf, Operator } from '@/engine/conditions/schema';
import { isLeaf } from '@/engine/conditions/schema';
import { LIMITS } from '@/engine/kernel/limits';
import styles from './condition-builder.module.css';
import type { ConditionSubject } from './condition-subject';
import { LiteralInput } from './literal-input';

interface ConditionBuilderProps {
  /** Undefined: no condition, so it always holds. */
  readonly value: Condition | undefined;
  readonly subjects: readonly ConditionSubject[];
  onChange(value: Condition | undefined): void;
  /** What the condition decides, for those who cannot see what stands above. */
  readonly label: string;
  /** What is wrong, by JSON pointer into the condition. */
  readonly problems?: readonly { readonly path: string; readonly text: string }[];
}

const KINDS: readonly GroupKind[] = ['all', 'any', 'none'];

/** A condition tree as rows: what, how, compared with what; groups say whether all, any or none must hold. */
export function ConditionBuilder({ value, subjects, onChange, label, problems = [] }: ConditionBuilderProps) {
  const t = useTranslations('conditionsUi');
  const root = value === undefined ? undefined : isLeaf(value) ? makeGroup('all', [value]) : value;
  const change = (next: Condition) => onChange(!isLeaf(next) && groupOf(next).parts.length === 0 ? undefined : next);
  const [first] = subjects;
  if (!first) return <p className={styles.none}>{t('noSubjects')}</p>;
  const fresh: Leaf = { field: first.name, op: first.operators[0] ?? 'notBlank' };
  if (!root)
    return (
      <div className={styles.empty}>
        <Button size="s" icon={<IconPlus aria-hidden="true" />} onClick={() => onChange({ all: [fresh] })}>
          {t('add')}
        </Button>
      </div>
    );
  return (
    <fieldset className={styles.whole} aria-label={label}>
      <Part part={root} path={[]} at={{ root, subjects, fresh, change, problems }} />
    </fieldset>
  );
}

interface Around {
  readonly root: Condition;
  readonly subjects: readonly ConditionSubject[];
  readonly fresh: Leaf;
  change(next: Condition): void;
  readonly problems: readonly { readonly path: string; readonly text: string }[];
}

interface PartProps {
  readonly part: Condition;
  readonly path: PartPath;
  readonly at: Around;
}

function Part({ part, path, at }: PartProps) {
  return isLeaf(part) ? <Row part={part} path={path} at={at} /> : <Group part={part} path={path} at={at} />;
}

function Group({ part, path, at }: PartProps) {
  const t = useTranslations('conditionsUi');
  const kinds = useTranslations('conditions.kinds');
  if (isLeaf(part)) return null;
  const { kind, parts } = groupOf(part);
  const { root, fresh, change } = at;
  return (
    <div className={styles.group}>
      <div className={styles.head}>
        <select
          className={control.input}
          aria-label={t('kind')}
          value={kind}
          onChange={(event) => change(setKindAt(root, path, KINDS.find((one) => one === event.target.value) ?? kind))}
        >
          {KINDS.map((one) => (
            <option key={one} value={one}>
              {kinds(one)}
            </option>
          ))}
        </select>
        <Remove label={path.length ? t('removeGroup') : t('clear')} onPress={() => change(removeAt(root, path))} />
      </div>
      <div className={styles.parts}>
        {parts.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place in the tree is what names a part
          <Part key={index} part={one} path={[...path, index]} at={at} />
        ))}
      </div>
      <div className={styles.foot}>
        <Button
          size="s"
          look="quiet"
          icon={<IconPlus aria-hidden="true" />}
          onClick={() => change(addPart(root, path, fresh))}
        >
          {t('add')}
        </Button>
        {path.length + 1 < LIMITS.conditionDepth && (
          <Button
            size="s"
            look="quiet"
            icon={<IconFolderPlus aria-hidden="true" />}
            onClick={() => change(addPart(root, path, { any: [fresh] }))}
          >
            {t('addGroup')}
          </Button>
        )}
      </div>
    </div>
  );
}

function Row({ part, path, at }: PartProps) {
  const t = useTranslations('conditionsUi');
  const operators = useTranslations('conditions');
  if (!isLeaf(part)) return null;
  const { root, subjects, change, problems } = at;
  const subject = subjects.find(({ name }) => name === part.field);
  const put = (leaf: Leaf) => change(changeAt(root, path, () => leaf));
  const dated = subject?.kind === 'date' || subject?.kind === 'datetime';
  const wordOf = (op: Operator) =>
    dated && operators.has(`dateOperators.${op}`) ? operators(`dateOperators.${op}`) : operators(`operators.${op}`);
  const mine = problems.filter((one) => one.path.startsWith(pointerTo(root, path)));
  return (
    <div className={styles.row}>
      <select
        className={control.input}
        aria-label={t('subject')}
        value={subject ? part.field : ''}
        onChange={(event) => {
          const next = subjects.find(({ name }) => name === event.target.value);
          if (next) put({ field: next.name, op: next.operators[0] ?? 'notBlank' });
        }}
      >
        {!subject && <option value="">{t('gone', { name: part.field })}</option>}
        {subjects.map(({ name, label }) => (
          <option key={name} value={name}>
            {label}
          </option>
        ))}
      </select>
      <select
        className={control.input}
        aria-label={t('operator')}
        value={part.op}
        onChange={(event) => {
          const op = subject?.operators.find((one) => one === event.target.value);
          if (op) put({ field: part.field, op });
        }}
      >
        {(subject?.operators ?? [part.op]).map((op) => (
          <option key={op} value={op}>
            {wordOf(op)}
          </option>
        ))}
      </select>
      {subject && (
        <LiteralInput
          leaf={part}
          subject={subject}
          onChange={(literal) =>
            put({ field: part.field, op: part.op, ...(literal !== undefined && { value: literal }) })
          }
        />
      )}
      <Remove label={t('remove')} onPress={() => change(removeAt(root, path))} />
      {mine.map(({ text }) => (
        <span key={text} className={control.problem}>
          {text}
        </span>
      ))}
    </div>
  );
}

function Remove({ label, onPress }: { readonly label: string; onPress(): void }) {
  return (
    <button type="button" className={styles.remove} aria-label={label} title={label} onClick={onPress}>
      <IconTrash size={16} aria-hidden="true" />
    </button>
  );
}

function pointerTo(root: Condition, path: PartPath): string {
  let part = root;
  let pointer = '';
  for (const at of path) {
    if (isLeaf(part)) break;
    const { kind, parts } = groupOf(part);
    const next = parts[at];
    if (!next) break;
    pointer += `/${kind}/${at}`;
    part = next;
  }
  return `${pointer}/`;
}

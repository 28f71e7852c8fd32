'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useId, useMemo, useState } from 'react';
import { asList } from '@/components/fields/field-view';
import { PickBox } from '@/components/fields/pick-box';
import type { Leaf } from '@/engine/conditions/schema';
import type { Json } from '@/engine/kernel/json';
import type { ConditionSubject } from './condition-subject';

interface PickLiteralProps {
  readonly leaf: Leaf;
  readonly picks: NonNullable<ConditionSubject['picks']>;
  readonly several?: boolean;
  onChange(value: Json | undefined): void;
}

/** One certain member, colleague, store or record, or several of them, looked up by name. */
export function PickLiteral({ leaf, picks, several = false, onChange }: PickLiteralProps) {
  const t = useTranslations('conditionsUi');
  const id = useId();
  const { kind, form, source } = picks;
  const ids = asList(leaf.value ?? null);
  const asked = ids.join(',');
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const label = several ? t('values') : t('value');
  const unnamed = useMemo(() => (asked ? asked.split(',') : []).filter((one) => !names.has(one)), [asked, names]);
  useEffect(() => {
    if (unnamed.length === 0) return;
    let late = false;
    void source.named(kind, unnamed, form).then((found) => {
      // Whoever is not found keeps a name of its own, and is not asked for again.
      const more = unnamed.map((one) => [one, found.find((other) => other.id === one)?.name ?? t('unknown')] as const);
      if (!late) setNames((now) => new Map([...now, ...more]));
    });
    return () => {
      late = true;
    };
  }, [unnamed, source, kind, form, t]);
  return (
    <PickBox
      id={id}
      kind={kind}
      form={form}
      multiple={several}
      label={label}
      picked={ids}
      names={names}
      search={source.search}
      onPick={(next) => onChange(several ? (next.length ? [...next] : undefined) : next[0])}
    />
  );
}

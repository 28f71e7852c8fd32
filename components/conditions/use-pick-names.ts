'use client';

import { useEffect, useMemo, useState } from 'react';
import type { Picked } from '@/engine/forms/picked';
import type { PickSource } from './condition-subject';

/** Names behind what conditions pick, asked for once each; whoever is not found is called by `missing`. */
export function usePickNames(
  picked: readonly Picked[],
  source: PickSource,
  missing: string,
): ReadonlyMap<string, string> {
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const wanted = picked.filter(({ id }) => !names.has(id));
  const asked = JSON.stringify(wanted);
  // The text says whether anything else is wanted than before.
  const open = useMemo(() => JSON.parse(asked) as readonly Picked[], [asked]);
  useEffect(() => {
    if (open.length === 0) return;
    let late = false;
    const groups = new Map<string, Omit<Picked, 'id'> & { readonly ids: Set<string> }>();
    for (const { id, ...of } of open) {
      const name = JSON.stringify(of);
      const group = groups.get(name) ?? { ...of, ids: new Set<string>() };
      group.ids.add(id);
      groups.set(name, group);
    }
    for (const { kind, form, ids: some } of groups.values()) {
      const ids = [...some];
      void source.named(kind, ids, form).then((found) => {
        if (late) return;
        const more = ids.map((id) => [id, found.find((one) => one.id === id)?.name ?? missing] as const);
        setNames((now) => new Map([...now, ...more]));
      });
    }
    return () => {
      late = true;
    };
  }, [open, source, missing]);
  return names;
}

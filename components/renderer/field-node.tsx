'use client';

import dynamic from 'next/dynamic';
import { useSyncExternalStore } from 'react';
import type { ContainerPart } from '@/components/fields/field-view';
import { findFieldView } from '@/components/fields/registry';
import type { CompiledField } from '@/engine/forms/compile-field';
import type { FormState } from '@/engine/forms/form-state';
import { childrenOf, withDescendants } from '@/engine/forms/tree';
import { localText } from '@/engine/kernel/text';
import { FieldBox } from './field-box';
import styles from './form.module.css';
import { idOf, useCell, useFormScope } from './form-scope';
import { partHasProblem } from './part-problem';

const SectionRows = dynamic(() => import('./section-rows').then((loaded) => loaded.SectionRows));

/** The fields standing in one container, or at the top. */
export function FieldNodes({ parent }: { readonly parent: string | null }) {
  const { store } = useFormScope();
  const { form } = store.state;
  return childrenOf(form.body.fields, parent).flatMap((field) => {
    const compiled = form.fields.get(field.id);
    return compiled ? [<FieldNode key={field.id} compiled={compiled} />] : [];
  });
}

/** A field at its width, with whatever stands inside it. */
function FieldNode({ compiled }: { readonly compiled: CompiledField }) {
  const cell = useCell({ field: compiled.id });
  if (!cell?.visible) return null;
  const { field, type } = compiled;
  const whole = type.role === 'container' || type.role === 'section';
  return (
    <div className={styles.cell} style={{ '--span': whole ? 12 : field.width } as React.CSSProperties}>
      <Content compiled={compiled} />
    </div>
  );
}

function Content({ compiled }: { readonly compiled: CompiledField }) {
  const { services, locale, timeZone } = useFormScope();
  const { field, type, settings } = compiled;
  if (type.role === 'section') return <SectionRows compiled={compiled} />;
  if (type.role === 'container') return <Container compiled={compiled} />;
  if (type.role !== 'display') return <FieldBox compiled={compiled} />;
  const title = localText(field.title, locale);
  return <>{findFieldView(field.type)?.Show?.({ field, settings, title, locale, timeZone, services })}</>;
}

function Container({ compiled }: { readonly compiled: CompiledField }) {
  const { store, progress, services, locale, timeZone, prefix, open, turnTo } = useFormScope();
  const { field, settings } = compiled;
  const state = useSyncExternalStore(
    store.subscribe,
    () => store.state,
    () => store.state,
  );
  const inside = childrenOf(state.form.body.fields, field.id);
  const troubled = () => {
    const parts = inside.filter(({ id }) => partHasProblem(store.state, progress, id));
    return parts.map(({ id }) => id).join(' ');
  };
  const marked = useSyncExternalStore(progress.subscribe, troubled, troubled).split(' ');
  const parts = inside.flatMap((child): ContainerPart[] => {
    const part = state.form.fields.get(child.id);
    if (!part || !state.cells.get(child.id)?.visible) return [];
    return [
      {
        id: child.id,
        title: localText(child.title, locale),
        hasProblem: marked.includes(child.id),
        node: <FieldNode key={child.id} compiled={part} />,
      },
    ];
  });
  // A frame around nothing would only puzzle people.
  if (parts.length === 0) return null;
  const title = localText(field.title, locale);
  const place = { field, settings, title, locale, timeZone, services };
  return (
    <>
      {findFieldView(field.type)?.Container?.({
        ...place,
        id: idOf(prefix, { field: field.id }),
        parts,
        open: open[field.id] ?? null,
        onOpen: (part) => turnTo(field.id, part),
      })}
    </>
  );
}

/** The pages to turn to, so that a field comes in sight: container → part. */
export function pagesTo({ form }: FormState, id: string): Readonly<Record<string, string>> {
  const { fields } = form.body;
  return Object.fromEntries(
    fields
      .filter(({ parent }) => parent !== null)
      .filter((part) => part.id === id || withDescendants(fields, part.id).some((one) => one.id === id))
      .map((part) => [part.parent ?? '', part.id]),
  );
}

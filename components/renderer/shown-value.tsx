'use client';

import { useTranslations } from 'next-intl';
import type { FieldPlace } from '@/components/fields/field-view';
import { findFieldView } from '@/components/fields/registry';
import type { FormulaProblem } from '@/engine/expressions/types';
import type { CompiledField } from '@/engine/forms/compile-field';
import type { Json } from '@/engine/kernel/json';
import { problemText } from '@/lib/i18n/fault-text';
import styles from './form.module.css';

interface ShownValueProps {
  readonly compiled: Pick<CompiledField, 'type' | 'settings'>;
  /** Canonical; null shows that there is nothing. */
  readonly value: Json;
  readonly place: FieldPlace;
  readonly trouble?: FormulaProblem | null;
}

/** A value as a reader sees it: in the read-only form, in a list, in a detail. */
export function ShownValue({ compiled, value, place, trouble }: ShownValueProps) {
  const say = useTranslations();
  const words = useTranslations('fields.words');
  if (trouble) return <span className={styles.faint}>{problemText(say, trouble)}</span>;
  if (value === null) return <span className={styles.faint}>—</span>;
  const { locale, timeZone, services } = place;
  const text = compiled.type.toText(value, compiled.settings, {
    locale,
    timeZone,
    names: services.names,
    say: (name) => words(name),
  });
  const view = findFieldView(compiled.type.type);
  return <>{view?.Cell ? view.Cell({ ...place, value, text }) : text}</>;
}

'use client';

import { useMemo } from 'react';
import { findFieldView } from '@/components/fields/registry';
import { portalFile } from '@/components/portal/store-services';
import { fieldType } from '@/engine/fields/registry';
import type { Field } from '@/engine/forms/schema';
import type { Json } from '@/engine/kernel/json';
import { type Locale, localText } from '@/engine/kernel/text';

interface RecordCellProps {
  readonly field: Field;
  readonly value: Json;
  /** Said by the server, which has everything a type needs for it. */
  readonly text: string;
  readonly locale: Locale;
  readonly timeZone: string;
  /** In front of a member: the app whose member asks for the files. */
  readonly memberOf?: string;
}

const NO_NAMES: ReadonlyMap<string, string> = new Map();

/** A value in a list or a detail, as its type looks there. */
export function RecordCell({ field, value, text, locale, timeZone, memberOf }: RecordCellProps) {
  const settings = useMemo(() => fieldType(field.type).settings.parse(field.settings), [field]);
  const view = findFieldView(field.type);
  if (!view?.Cell) return <>{text}</>;
  const fileAddress = (id: string) => (memberOf ? portalFile(memberOf, id) : `/api/v1/files/${id}`);
  const services = { names: NO_NAMES, fileAddress };
  return (
    <>
      {view.Cell({ field, settings, title: localText(field.title, locale), locale, timeZone, services, value, text })}
    </>
  );
}

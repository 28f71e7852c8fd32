'use client';

import { asList, type FieldInputProps, type PickKind } from './field-view';
import { PickBox } from './pick-box';

type Settings = { readonly multiple?: boolean; readonly form?: string };

/** A field that picks members, staff, stores or records. */
export function PickInput({ kind, ...props }: FieldInputProps<Settings> & { readonly kind: PickKind }) {
  const { settings, services, value, onChange, title, ...rest } = props;
  const multiple = settings.multiple ?? false;
  return (
    <PickBox
      id={rest.id}
      kind={kind}
      form={settings.form}
      multiple={multiple}
      label={title}
      labelled
      picked={asList(value)}
      names={services.names}
      search={services.search}
      placeholder={rest.placeholder}
      readOnly={rest.readOnly}
      aria={rest.aria}
      onPick={(ids) => onChange(multiple ? ids : (ids[0] ?? null))}
      onBlur={rest.onBlur}
    />
  );
}

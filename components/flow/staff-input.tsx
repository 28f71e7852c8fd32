'use client';

import { useId } from 'react';
import { PickInput } from '@/components/fields/pick-input';
import { FieldFrame } from '@/components/ui/field-frame';
import { fieldSchema } from '@/engine/forms/schema';
import { useFlow } from './flow-scope';

interface StaffInputProps {
  readonly label: string;
  readonly ids: readonly string[];
  onChange(ids: string[]): void;
}

/** Names people one by one. */
export function StaffInput({ label, ids, onChange }: StaffInputProps) {
  const id = useId();
  const { locale, names, findStaff } = useFlow();
  return (
    <FieldFrame id={id} label={label}>
      <PickInput
        kind="staff"
        id={id}
        field={FIELD}
        settings={{ multiple: true }}
        title={label}
        locale={locale}
        timeZone="UTC"
        value={[...ids]}
        placeholder=""
        required={false}
        readOnly={false}
        aria={{ 'aria-describedby': undefined, 'aria-invalid': undefined, 'aria-required': undefined }}
        services={{ names, fileAddress: () => '', search: (_, text) => findStaff(text) }}
        onBlur={() => undefined}
        onChange={(next) => onChange(Array.isArray(next) ? next.filter((one) => typeof one === 'string') : [])}
      />
    </FieldFrame>
  );
}

// A picker belongs to a field; here it stands alone.
const FIELD = fieldSchema.parse({ id: 'people', type: 'staff', title: {} });

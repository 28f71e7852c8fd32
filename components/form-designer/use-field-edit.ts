import type { FieldPatch } from '@/engine/forms/edit-schema';
import type { Field } from '@/engine/forms/schema';
import type { Json } from '@/engine/kernel/json';
import { useDesigner } from './designer-scope';

type Optional = 'help' | 'placeholder' | 'requiredWhen' | 'visibleWhen' | 'readOnlyWhen' | 'default';

/** Changes of one field, as edits. Undefined takes an optional property away. */
export function useFieldEdit(field: Field) {
  const { edit } = useDesigner();
  return {
    set: (patch: FieldPatch) => void edit({ do: 'change-field', id: field.id, set: patch, unset: [] }),
    put: <Name extends Optional>(name: Name, value: FieldPatch[Name] | undefined) =>
      void edit(
        value === undefined
          ? { do: 'change-field', id: field.id, set: {}, unset: field[name] === undefined ? [] : [name] }
          : { do: 'change-field', id: field.id, set: { [name]: value }, unset: [] },
      ),
    setting: (name: string, value: Json | undefined) => {
      const { [name]: _, ...others } = field.settings;
      // zod's JSON type is the mutable twin of ours
      const settings = (value === undefined ? others : { ...others, [name]: value }) as Field['settings'];
      edit({ do: 'change-field', id: field.id, set: { settings }, unset: [] });
    },
  };
}

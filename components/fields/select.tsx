import control from '@/components/ui/field.module.css';
import { labelOf } from '@/engine/fields/options';
import type { select as type } from '@/engine/fields/select';
import { offeredTo } from './choice-list';
import { asList, asText, type FieldView, type SettingsOf } from './field-view';

export const select: FieldView<SettingsOf<typeof type>> = {
  type: 'select',
  Input: ({ id, value, onChange, onBlur, placeholder, readOnly, aria, settings, locale }) => (
    <select
      {...aria}
      id={id}
      className={control.input}
      value={asText(value)}
      disabled={readOnly}
      onChange={(event) => onChange(event.target.value)}
      onBlur={onBlur}
    >
      <option value="">{placeholder}</option>
      {offeredTo(settings.options, asList(value)).map(({ key }) => (
        <option key={key} value={key}>
          {labelOf(key, settings.options, locale)}
        </option>
      ))}
    </select>
  ),
};

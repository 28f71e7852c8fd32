import type { switchField as type } from '@/engine/fields/switch';
import { localText } from '@/engine/kernel/text';
import type { FieldView, SettingsOf } from './field-view';
import styles from './fields.module.css';

export const switchField: FieldView<SettingsOf<typeof type>> = {
  type: 'switch',
  Input: ({ id, value, onChange, onBlur, readOnly, aria, settings, locale }) => (
    <span className={styles.switch}>
      <input
        {...aria}
        id={id}
        type="checkbox"
        role="switch"
        aria-checked={value === true}
        checked={value === true}
        disabled={readOnly}
        onChange={(event) => onChange(event.target.checked)}
        onBlur={onBlur}
      />
      <span aria-hidden="true">{localText(value === true ? settings.onText : settings.offText, locale)}</span>
    </span>
  ),
};

import control from '@/components/ui/field.module.css';
import type { longText as type } from '@/engine/fields/long-text';
import { asText, type FieldView, type SettingsOf } from './field-view';
import styles from './fields.module.css';

export const longText: FieldView<SettingsOf<typeof type>> = {
  type: 'long-text',
  Input: ({ id, value, onChange, onBlur, placeholder, readOnly, aria, settings }) => (
    <>
      <textarea
        {...aria}
        id={id}
        className={`${control.input} ${styles.growing}`}
        rows={4}
        maxLength={settings.maxLength}
        value={asText(value)}
        placeholder={placeholder}
        readOnly={readOnly}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onBlur}
      />
      {asText(value) !== '' && (
        <span className={styles.counter}>{`${asText(value).length} / ${settings.maxLength}`}</span>
      )}
    </>
  ),
  Cell: ({ text }) => <span className={styles.lines}>{text}</span>,
};

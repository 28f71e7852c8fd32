import type { formula as type } from '@/engine/fields/formula';
import type { FieldView, SettingsOf } from './field-view';
import styles from './fields.module.css';

export const formula: FieldView<SettingsOf<typeof type>> = {
  type: 'formula',
  Cell: ({ text, settings }) => (
    <span className={settings.result === 'number' ? styles.figure : undefined}>{text}</span>
  ),
};

import type { description as type } from '@/engine/fields/description';
import { localText } from '@/engine/kernel/text';
import type { FieldView, SettingsOf } from './field-view';
import styles from './fields.module.css';
import layout from './layout.module.css';

export const description: FieldView<SettingsOf<typeof type>> = {
  type: 'description',
  untitled: true,
  Show: ({ settings, locale }) => (
    <p className={`${styles.lines} ${layout.description}`}>{localText(settings.text, locale)}</p>
  ),
};

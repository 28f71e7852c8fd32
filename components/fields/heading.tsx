import type { heading as type } from '@/engine/fields/heading';
import type { FieldView, SettingsOf } from './field-view';
import styles from './layout.module.css';

export const heading: FieldView<SettingsOf<typeof type>> = {
  type: 'heading',
  Show: ({ title, settings }) => <h3 className={`${styles.heading} ${styles[settings.size]}`}>{title}</h3>,
};

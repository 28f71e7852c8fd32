import type { divider as type } from '@/engine/fields/divider';
import type { FieldView, SettingsOf } from './field-view';
import styles from './layout.module.css';

export const divider: FieldView<SettingsOf<typeof type>> = {
  type: 'divider',
  untitled: true,
  Show: ({ title, settings }) => (
    <div className={styles.divider} data-style={settings.style}>
      {title && <span>{title}</span>}
    </div>
  ),
};

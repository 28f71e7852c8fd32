import type { heading as type } from '@/engine/fields/heading';
import type { FieldView, SettingsOf } from './field-view';
import styles from './layout.module.css';
import { LevelHeading } from './level-heading';

export const heading: FieldView<SettingsOf<typeof type>> = {
  type: 'heading',
  Show: ({ title, settings }) =>
    title && <LevelHeading className={`${styles.heading} ${styles[settings.size]}`}>{title}</LevelHeading>,
};

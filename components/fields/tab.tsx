import type { FieldView } from './field-view';
import styles from './fields.module.css';

export const tab: FieldView = {
  type: 'tab',
  Container: ({ parts }) => <div className={styles.grid}>{parts.map(({ node }) => node)}</div>,
};

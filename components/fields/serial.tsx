import type { FieldView } from './field-view';
import styles from './fields.module.css';

export const serial: FieldView = { type: 'serial', Cell: ({ text }) => <span className={styles.figure}>{text}</span> };

import type { number as type } from '@/engine/fields/number';
import { localText } from '@/engine/kernel/text';
import type { FieldView, SettingsOf } from './field-view';
import styles from './fields.module.css';
import { LineInput } from './line-input';

export const number: FieldView<SettingsOf<typeof type>> = {
  type: 'number',
  Input: (props) => (
    <LineInput
      {...props}
      inputMode={props.settings.decimals === 0 && !props.settings.negative ? 'numeric' : 'decimal'}
      after={localText(props.settings.unit, props.locale)}
    />
  ),
  Cell: ({ text }) => <span className={styles.figure}>{text}</span>,
};

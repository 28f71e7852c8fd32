import type { FieldView } from './field-view';
import { LineInput } from './line-input';

export const phone: FieldView = {
  type: 'phone',
  Input: (props) => <LineInput {...props} type="tel" inputMode="tel" autoComplete="tel" maxLength={40} />,
  Cell: ({ text }) => <span>{text.replace(/^(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3')}</span>,
};

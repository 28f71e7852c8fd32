import type { FieldView } from './field-view';
import { LineInput } from './line-input';

export const email: FieldView = {
  type: 'email',
  Input: (props) => <LineInput {...props} type="email" inputMode="email" autoComplete="email" maxLength={254} />,
  Cell: ({ text }) => <a href={`mailto:${text}`}>{text}</a>,
};

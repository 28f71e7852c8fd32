import type { FieldView } from './field-view';
import { LineInput } from './line-input';

export const url: FieldView = {
  type: 'url',
  Input: (props) => <LineInput {...props} inputMode="url" autoComplete="url" maxLength={2000} />,
  Cell: ({ text }) => (
    <a href={text} target="_blank" rel="noreferrer noopener">
      {text}
    </a>
  ),
};

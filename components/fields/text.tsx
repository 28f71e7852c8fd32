import type { text as type } from '@/engine/fields/text';
import type { FieldView, SettingsOf } from './field-view';
import { LineInput } from './line-input';

export const text: FieldView<SettingsOf<typeof type>> = {
  type: 'text',
  Input: (props) => <LineInput {...props} maxLength={props.settings.maxLength} />,
};

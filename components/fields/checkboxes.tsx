import type { checkboxes as type } from '@/engine/fields/checkboxes';
import { ChoiceList } from './choice-list';
import type { FieldView, SettingsOf } from './field-view';

export const checkboxes: FieldView<SettingsOf<typeof type>> = {
  type: 'checkboxes',
  frame: 'group',
  Input: (props) => <ChoiceList {...props} kind="checkbox" />,
};

import type { radio as type } from '@/engine/fields/radio';
import { ChoiceList } from './choice-list';
import type { FieldView, SettingsOf } from './field-view';

export const radio: FieldView<SettingsOf<typeof type>> = {
  type: 'radio',
  frame: 'group',
  Input: (props) => <ChoiceList {...props} kind="radio" />,
};

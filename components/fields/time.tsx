import type { time as type } from '@/engine/fields/time';
import type { FieldView, SettingsOf } from './field-view';
import { LineInput } from './line-input';

export const time: FieldView<SettingsOf<typeof type>> = {
  type: 'time',
  Input: (props) => <LineInput {...props} type="time" min={props.settings.earliest} max={props.settings.latest} />,
};

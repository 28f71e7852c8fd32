import type { datetime as type } from '@/engine/fields/datetime';
import { instantText } from '@/engine/fields/read-moment';
import { formatMoment } from '@/lib/i18n/format';
import { asText, type FieldView, type SettingsOf } from './field-view';
import { LineInput } from './line-input';

/** The control speaks of clocks in the workspace's zone; a canonical value is an instant. */
export const datetime: FieldView<SettingsOf<typeof type>> = {
  type: 'datetime',
  Input: (props) => {
    const typed = asText(props.value);
    const shown = typed.endsWith('Z')
      ? instantText(typed, props.timeZone, props.settings.grain).replace(' ', 'T')
      : typed;
    return <LineInput {...props} type="datetime-local" shown={shown} />;
  },
  Cell: ({ value, locale, timeZone }) => formatMoment(Date.parse(String(value)), locale, timeZone),
};

import type { date as type } from '@/engine/fields/date';
import { formatDate } from '@/lib/i18n/format';
import type { FieldView, SettingsOf } from './field-view';
import { LineInput } from './line-input';

const CONTROLS = { day: 'date', month: 'month', year: 'text' } as const;

export const date: FieldView<SettingsOf<typeof type>> = {
  type: 'date',
  Input: (props) => {
    const { grain, earliest, latest } = props.settings;
    const edge = (end: typeof earliest) =>
      end && 'date' in end ? end.date.slice(0, grain === 'month' ? 7 : 10) : undefined;
    return (
      <LineInput
        {...props}
        type={CONTROLS[grain]}
        inputMode={grain === 'year' ? 'numeric' : undefined}
        maxLength={grain === 'year' ? 4 : undefined}
        min={edge(earliest)}
        max={edge(latest)}
      />
    );
  },
  Cell: ({ text, settings, locale }) => (settings.grain === 'day' ? formatDate(text, locale) : text),
};

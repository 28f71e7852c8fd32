import type { spacer as type } from '@/engine/fields/spacer';
import type { FieldView, SettingsOf } from './field-view';

export const spacer: FieldView<SettingsOf<typeof type>> = {
  type: 'spacer',
  untitled: true,
  Show: ({ settings }) => <div style={{ height: settings.height }} />,
};

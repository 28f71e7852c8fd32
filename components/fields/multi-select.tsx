import dynamic from 'next/dynamic';
import type { multiSelect as type } from '@/engine/fields/multi-select';
import type { FieldView, SettingsOf } from './field-view';

const MultiSelectInput = dynamic(() => import('./multi-select-input').then((loaded) => loaded.MultiSelectInput));

export const multiSelect: FieldView<SettingsOf<typeof type>> = {
  type: 'multi-select',
  frame: 'group',
  Input: (props) => <MultiSelectInput {...props} />,
};

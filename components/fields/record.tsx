import dynamic from 'next/dynamic';
import type { record as type } from '@/engine/fields/record';
import type { FieldView, SettingsOf } from './field-view';

const PickInput = dynamic(() => import('./pick-input').then((loaded) => loaded.PickInput));

export const record: FieldView<SettingsOf<typeof type>> = {
  type: 'record',
  Input: (props) => <PickInput {...props} kind="record" />,
};

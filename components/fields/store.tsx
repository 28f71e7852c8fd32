import dynamic from 'next/dynamic';
import type { store as type } from '@/engine/fields/store';
import type { FieldView, SettingsOf } from './field-view';

const PickInput = dynamic(() => import('./pick-input').then((loaded) => loaded.PickInput));

export const store: FieldView<SettingsOf<typeof type>> = {
  type: 'store',
  Input: (props) => <PickInput {...props} kind="orgUnit" />,
};

import dynamic from 'next/dynamic';
import type { staff as type } from '@/engine/fields/staff';
import type { FieldView, SettingsOf } from './field-view';

const PickInput = dynamic(() => import('./pick-input').then((loaded) => loaded.PickInput));

export const staff: FieldView<SettingsOf<typeof type>> = {
  type: 'staff',
  Input: (props) => <PickInput {...props} kind="staff" />,
};

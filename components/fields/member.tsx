import dynamic from 'next/dynamic';
import type { member as type } from '@/engine/fields/member';
import type { FieldView, SettingsOf } from './field-view';

const PickInput = dynamic(() => import('./pick-input').then((loaded) => loaded.PickInput));

export const member: FieldView<SettingsOf<typeof type>> = {
  type: 'member',
  Input: (props) => <PickInput {...props} kind="member" />,
};

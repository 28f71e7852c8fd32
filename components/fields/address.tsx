import dynamic from 'next/dynamic';
import type { address as type } from '@/engine/fields/address';
import type { FieldView, SettingsOf } from './field-view';

const AddressInput = dynamic(() => import('./address-input').then((loaded) => loaded.AddressInput));

export const address: FieldView<SettingsOf<typeof type>> = {
  type: 'address',
  frame: 'group',
  Input: (props) => <AddressInput {...props} />,
};

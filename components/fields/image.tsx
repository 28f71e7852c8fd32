import dynamic from 'next/dynamic';
import { IMAGE_TYPES, type image as type } from '@/engine/fields/image';
import type { FieldView, SettingsOf } from './field-view';
import { FileCell } from './file-cell';

const FileListInput = dynamic(() => import('./file-list-input').then((loaded) => loaded.FileListInput));

export const image: FieldView<SettingsOf<typeof type>> = {
  type: 'image',
  frame: 'group',
  Input: (props) => <FileListInput {...props} accept={IMAGE_TYPES} camera={props.settings.cameraOnly} />,
  Cell: (props) => <FileCell {...props} pictures />,
};

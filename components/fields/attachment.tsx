import dynamic from 'next/dynamic';
import { ATTACHMENT_KINDS, type attachment as type } from '@/engine/fields/attachment';
import type { FieldView, SettingsOf } from './field-view';
import { FileCell } from './file-cell';

const FileListInput = dynamic(() => import('./file-list-input').then((loaded) => loaded.FileListInput));

export const attachment: FieldView<SettingsOf<typeof type>> = {
  type: 'attachment',
  frame: 'group',
  Input: (props) => (
    <FileListInput {...props} accept={props.settings.kinds.flatMap((kind) => [...ATTACHMENT_KINDS[kind]])} />
  ),
  Cell: (props) => <FileCell {...props} pictures={false} />,
};

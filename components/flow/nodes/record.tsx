import { IconEdit } from '@tabler/icons-react';
import type { record } from '@/engine/flows/nodes/record';
import { fieldName, joined } from '../flow-words';
import { type ConfigOf, nodeView } from '../node-view';
import { RecordSettings } from '../record-settings';

export const recordView = nodeView<ConfigOf<typeof record>>({
  type: 'record',
  icon: IconEdit,
  words({ set, status }, words) {
    const fields = Object.keys(set).map((id) => fieldName(words, id));
    const told = [
      ...(fields.length ? [words.say('flowDesigner.says.recordFields', { fields: joined(words, fields) })] : []),
      ...(status ? [words.say('flowDesigner.says.recordStatus', { status })] : []),
    ];
    return told.length ? told.join(' ') : words.say('flowDesigner.says.recordNothing');
  },
  Settings: RecordSettings,
});

import type { FieldView } from './field-view';
import { MomentCell } from './moment-cell';

export const updatedAt: FieldView = { type: 'updated-at', Cell: (props) => <MomentCell {...props} /> };

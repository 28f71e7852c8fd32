import type { FieldView } from './field-view';
import { MomentCell } from './moment-cell';

export const createdAt: FieldView = { type: 'created-at', Cell: (props) => <MomentCell {...props} /> };

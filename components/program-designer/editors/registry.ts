import { CapEditor } from './cap-editor';
import { EventEditor, FieldEditor, FormEditor, RoundingEditor, SettingEditor } from './choice-editor';
import { ConditionEditor } from './condition-editor';
import type { Editor, EditorName } from './editor';
import { GroupEditor } from './group-editor';
import { NumberEditor } from './number-editor';
import { ScheduleEditor } from './schedule-editor';
import { SwitchEditor } from './switch-editor';
import { TiersEditor } from './tiers-editor';
import { ValidityEditor } from './validity-editor';

/** What a click on each kind of slot opens. */
export const EDITORS: Readonly<Record<EditorName, Editor>> = {
  form: FormEditor,
  event: EventEditor,
  condition: ConditionEditor,
  schedule: ScheduleEditor,
  tiers: TiersEditor,
  points: NumberEditor,
  amount: NumberEditor,
  numberField: FieldEditor,
  recordField: FieldEditor,
  remainder: SettingEditor,
  paidWithPoints: SettingEditor,
  tierMultiplier: SwitchEditor,
  rounding: RoundingEditor,
  perRecordCap: NumberEditor,
  cap: CapEditor,
  pendingDays: NumberEditor,
  validity: ValidityEditor,
  stackGroup: GroupEditor,
  stop: SwitchEditor,
  priority: NumberEditor,
};

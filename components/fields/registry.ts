import { address } from './address';
import { attachment } from './attachment';
import { checkboxes } from './checkboxes';
import { consent } from './consent';
import { createdAt } from './created-at';
import { createdBy } from './created-by';
import { date } from './date';
import { datetime } from './datetime';
import { description } from './description';
import { divider } from './divider';
import { email } from './email';
import type { FieldView } from './field-view';
import { formula } from './formula';
import { group } from './group';
import { heading } from './heading';
import { image } from './image';
import { longText } from './long-text';
import { member } from './member';
import { money } from './money';
import { multiSelect } from './multi-select';
import { number } from './number';
import { phone } from './phone';
import { picture } from './picture';
import { radio } from './radio';
import { rating } from './rating';
import { record } from './record';
import { section } from './section';
import { select } from './select';
import { serial } from './serial';
import { spacer } from './spacer';
import { staff } from './staff';
import { store } from './store';
import { switchField } from './switch';
import { tab } from './tab';
import { tabs } from './tabs';
import { text } from './text';
import { time } from './time';
import { updatedAt } from './updated-at';
import { updatedBy } from './updated-by';
import { url } from './url';

/** How every field type looks, in the order of the engine's registry. */
export const FIELD_VIEWS: readonly FieldView[] = [
  text,
  longText,
  number,
  money,
  rating,
  date,
  time,
  datetime,
  radio,
  select,
  checkboxes,
  multiSelect,
  switchField,
  phone,
  email,
  url,
  address,
  image,
  attachment,
  member,
  staff,
  store,
  record,
  section,
  formula,
  serial,
  consent,
  createdAt,
  createdBy,
  updatedAt,
  updatedBy,
  group,
  tabs,
  tab,
  heading,
  description,
  picture,
  divider,
  spacer,
];

// A map, so that names such as `constructor` find nothing.
const byType: ReadonlyMap<string, FieldView> = new Map(FIELD_VIEWS.map((view) => [view.type, view]));

export function findFieldView(type: string): FieldView | undefined {
  return byType.get(type);
}

/** How a setting is put to a builder; the words are `fields.settings.<name>`, and of choices `fields.choices.<name>.<choice>`. */
export type SettingControl =
  | 'text'
  | 'number'
  | 'yesno'
  | 'localText'
  | 'localLines'
  | 'choice'
  | 'choices'
  | 'megabytes'
  | 'options'
  | 'edge'
  | 'time'
  | 'form'
  | 'shown'
  | 'fills'
  | 'parts'
  | 'formula'
  | 'picture'
  | 'currency';

export interface Setting {
  readonly name: string;
  readonly control: SettingControl;
  readonly choices?: readonly string[];
  /** Under "validation" instead of "basics". */
  readonly judges?: true;
}

const judge = (name: string, control: SettingControl = 'number'): Setting => ({ name, control, judges: true });
const LENGTHS = [judge('minLength'), judge('maxLength')];
const RANGE = [judge('min'), judge('max')];
const WINDOW = [judge('earliest', 'edge'), judge('latest', 'edge')];
const PICKS: readonly Setting[] = [{ name: 'options', control: 'options' }, judge('minPicks'), judge('maxPicks')];
const ONE_PICK: readonly Setting[] = [{ name: 'options', control: 'options' }];
const FILES = [judge('maxCount'), judge('maxBytes', 'megabytes')];
const MOMENT: readonly Setting[] = [{ name: 'grain', control: 'choice', choices: ['minute', 'second'] }];

/** Settings of every type in the order the inspector shows them; types without settings of their own are left out. */
export const TYPE_SHEETS: Readonly<Record<string, readonly Setting[]>> = {
  text: [...LENGTHS, judge('pattern', 'text'), judge('patternMessage', 'localText')],
  'long-text': LENGTHS,
  number: [
    { name: 'decimals', control: 'number' },
    { name: 'thousands', control: 'yesno' },
    { name: 'unit', control: 'localText' },
    judge('negative', 'yesno'),
    ...RANGE,
  ],
  money: [
    { name: 'currency', control: 'currency' },
    { name: 'decimals', control: 'number' },
    { name: 'spelled', control: 'yesno' },
    judge('negative', 'yesno'),
    ...RANGE,
  ],
  rating: [{ name: 'max', control: 'number' }],
  date: [{ name: 'grain', control: 'choice', choices: ['day', 'month', 'year'] }, ...WINDOW],
  time: [judge('earliest', 'time'), judge('latest', 'time')],
  datetime: [...MOMENT, ...WINDOW],
  radio: ONE_PICK,
  select: ONE_PICK,
  checkboxes: PICKS,
  'multi-select': PICKS,
  switch: [
    { name: 'onText', control: 'localText' },
    { name: 'offText', control: 'localText' },
  ],
  address: [
    { name: 'depth', control: 'choice', choices: ['province', 'city', 'district'] },
    { name: 'detail', control: 'choice', choices: ['required', 'optional', 'none'] },
  ],
  image: [{ name: 'cameraOnly', control: 'yesno' }, ...FILES],
  attachment: [
    {
      name: 'kinds',
      control: 'choices',
      choices: ['image', 'pdf', 'document', 'sheet', 'slides', 'text', 'archive', 'audio', 'video'],
    },
    ...FILES,
  ],
  staff: [{ name: 'multiple', control: 'yesno' }],
  record: [
    { name: 'form', control: 'form' },
    { name: 'multiple', control: 'yesno' },
    { name: 'shown', control: 'shown' },
    { name: 'fills', control: 'fills' },
  ],
  section: [judge('minRows'), judge('maxRows')],
  formula: [
    { name: 'formula', control: 'formula' },
    { name: 'result', control: 'choice', choices: ['number', 'text', 'yesno', 'date', 'datetime'] },
    { name: 'decimals', control: 'number' },
    { name: 'thousands', control: 'yesno' },
    { name: 'unit', control: 'localText' },
  ],
  serial: [
    { name: 'parts', control: 'parts' },
    { name: 'reset', control: 'choice', choices: ['never', 'year', 'month', 'day'] },
    { name: 'first', control: 'number' },
  ],
  consent: [
    { name: 'text', control: 'localLines' },
    { name: 'version', control: 'text' },
  ],
  'created-at': MOMENT,
  'updated-at': MOMENT,
  group: [
    { name: 'collapsible', control: 'yesno' },
    { name: 'collapsed', control: 'yesno' },
  ],
  heading: [{ name: 'size', control: 'choice', choices: ['large', 'medium', 'small'] }],
  description: [{ name: 'text', control: 'localLines' }],
  picture: [
    { name: 'file', control: 'picture' },
    { name: 'alt', control: 'localText' },
    { name: 'height', control: 'number' },
  ],
  divider: [{ name: 'style', control: 'choice', choices: ['solid', 'dashed'] }],
  spacer: [{ name: 'height', control: 'number' }],
};

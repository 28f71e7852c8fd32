import { isObject } from '@/engine/fields/blank';
import type { consent as type } from '@/engine/fields/consent';
import { localText } from '@/engine/kernel/text';
import type { FieldView, SettingsOf } from './field-view';
import styles from './fields.module.css';
import { MomentCell } from './moment-cell';

const BEFORE_MOMENT = ' · ';

/** The words that are agreed to stand beside the box; the answer says which version was shown. */
export const consent: FieldView<SettingsOf<typeof type>> = {
  type: 'consent',
  frame: 'own',
  Input: ({ id, value, onChange, onBlur, readOnly, required, aria, settings, locale }) => (
    <label className={styles.consent} htmlFor={id}>
      <input
        {...aria}
        id={id}
        type="checkbox"
        checked={value !== null && value !== false}
        disabled={readOnly}
        onChange={(event) => onChange(event.target.checked ? { version: settings.version } : false)}
        onBlur={onBlur}
      />
      <span className={styles.lines}>
        {localText(settings.text, locale)}
        {required && (
          <span className={styles.need} aria-hidden="true">
            {' *'}
          </span>
        )}
      </span>
    </label>
  ),
  Cell: ({ value, text, ...place }) => (
    <>
      {/* The moment stands last, written as sheets need it; here it is not torn in two while there is a line for it. */}
      {text.slice(0, text.lastIndexOf(BEFORE_MOMENT) + BEFORE_MOMENT.length)}
      {isObject(value) && (
        <span className={styles.whole}>
          <MomentCell {...place} text={text} value={value.at ?? null} />
        </span>
      )}
    </>
  ),
};

import { IconStar, IconStarFilled } from '@tabler/icons-react';
import type { rating as type } from '@/engine/fields/rating';
import type { FieldView, SettingsOf } from './field-view';
import styles from './fields.module.css';

const starsOf = (max: number) => Array.from({ length: max }, (_, at) => at + 1);

export const rating: FieldView<SettingsOf<typeof type>> = {
  type: 'rating',
  frame: 'group',
  Input: ({ id, value, onChange, onBlur, readOnly, settings }) => (
    <div className={styles.stars}>
      {starsOf(settings.max).map((star) => (
        <label key={star} className={styles.star}>
          <input
            type="radio"
            id={star === 1 ? id : undefined}
            name={id}
            value={star}
            checked={Number(value) === star}
            disabled={readOnly}
            onChange={() => onChange(star)}
            onBlur={onBlur}
            aria-label={String(star)}
          />
          {Number(value) >= star ? <IconStarFilled aria-hidden="true" /> : <IconStar aria-hidden="true" />}
        </label>
      ))}
    </div>
  ),
  Cell: ({ value, settings, text }) => (
    <span className={styles.starCell} role="img" aria-label={`${text} / ${settings.max}`}>
      {starsOf(settings.max).map((star) =>
        Number(value) >= star ? <IconStarFilled key={star} size={14} /> : <IconStar key={star} size={14} />,
      )}
    </span>
  ),
};

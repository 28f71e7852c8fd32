import { ACCENTS } from './accent';
import styles from './accent-choice.module.css';

interface AccentChoiceProps {
  readonly value: string;
  readonly words: { readonly legend: string; readonly own: string; number(index: number): string };
  onChange(accent: string): void;
}

/** One colour of those that go well with ours, or any other. */
export function AccentChoice({ value, words, onChange }: AccentChoiceProps) {
  return (
    <fieldset className={styles.accents}>
      <legend>{words.legend}</legend>
      {ACCENTS.map((accent, index) => (
        <label key={accent} className={styles.accent} style={{ background: accent }}>
          <input
            type="radio"
            name="accent"
            value={accent}
            checked={value === accent}
            onChange={() => onChange(accent)}
            aria-label={words.number(index + 1)}
          />
        </label>
      ))}
      <label className={styles.own}>
        <input type="color" value={value} onChange={(event) => onChange(event.target.value)} />
        {words.own}
      </label>
    </fieldset>
  );
}

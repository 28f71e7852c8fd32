'use client';

import { useTranslations } from 'next-intl';
import { type Choice, SelectField } from '@/components/ui/select-field';
import styles from './inbox.module.css';

/** A step the case may be sent back to, and what that would do: sentence by sentence, in the reader's language. */
export interface ReturnTarget extends Choice {
  readonly rerun: readonly string[];
  readonly straight: readonly string[];
}

interface Chosen {
  readonly target: string;
  readonly straight: boolean;
}

interface ReturnChoiceProps {
  readonly targets: readonly ReturnTarget[];
  readonly way: 'rerun' | 'straight' | 'choose';
  readonly chosen: Chosen;
  onChoose(chosen: Chosen): void;
}

/** Where to, how it comes back, and what happens to the decisions made since. */
export function ReturnChoice({ targets, way, chosen, onChoose }: ReturnChoiceProps) {
  const t = useTranslations('inbox');
  const target = targets.find(({ value }) => value === chosen.target);
  return (
    <>
      <SelectField
        label={t('returnTo')}
        autoFocus
        options={targets}
        value={chosen.target}
        onChange={(event) => onChoose({ ...chosen, target: event.target.value })}
      />
      {way === 'choose' && (
        <SelectField
          label={t('afterReturn')}
          options={[
            { value: 'rerun', label: t('rerun') },
            { value: 'straight', label: t('straight') },
          ]}
          value={chosen.straight ? 'straight' : 'rerun'}
          onChange={(event) => onChoose({ ...chosen, straight: event.target.value === 'straight' })}
        />
      )}
      <ul className={styles.effects} aria-live="polite">
        {(chosen.straight ? target?.straight : target?.rerun)?.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </>
  );
}

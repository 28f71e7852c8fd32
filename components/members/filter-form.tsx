import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { type Choice, SelectField } from '@/components/ui/select-field';
import styles from './members.module.css';

interface FilterFormProps {
  readonly submit: string;
  readonly icon?: ReactNode;
  /** Looks for something by words, besides narrowing a list. */
  readonly search?: boolean;
  readonly children: ReactNode;
}

/** A plain form: what is asked for stands in the address, needs no script, and can be handed on. */
export function FilterForm({ submit, icon, search = false, children }: FilterFormProps) {
  return (
    <form method="get" role={search ? 'search' : undefined} className={styles.tools}>
      {children}
      <Button type="submit" look="primary" icon={icon}>
        {submit}
      </Button>
    </form>
  );
}

interface FilterChoiceProps {
  readonly label: string;
  readonly name: string;
  readonly value: string;
  /** What it says when nothing is chosen. */
  readonly any: string;
  readonly options: readonly Choice[];
}

/** One of several, or any. */
export function FilterChoice({ label, name, value, any, options }: FilterChoiceProps) {
  return (
    <div className={styles.narrow}>
      <SelectField label={label} name={name} defaultValue={value} options={[{ value: '', label: any }, ...options]} />
    </div>
  );
}

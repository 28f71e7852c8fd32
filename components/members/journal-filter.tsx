import { getTranslations } from 'next-intl/server';
import { TextField } from '@/components/ui/text-field';
import { JOURNAL_KINDS } from '@/engine/ledger/journal-schema';
import { FilterChoice, FilterForm } from './filter-form';
import styles from './members.module.css';

interface JournalFilterProps {
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  readonly store: string;
  readonly member: string;
  readonly stores: readonly { readonly id: string; readonly name: string }[];
}

/** Narrows journals to a kind, a store and some days. */
export async function JournalFilter({ kind, from, to, store, member, stores }: JournalFilterProps) {
  const [t, kinds] = await Promise.all([getTranslations('membersDesk.ledger'), getTranslations('ledger.kinds')]);
  return (
    <FilterForm submit={t('apply')}>
      {member && <input type="hidden" name="member" value={member} />}
      <FilterChoice
        label={t('kind')}
        name="kind"
        value={kind}
        any={t('anyKind')}
        options={JOURNAL_KINDS.map((value) => ({ value, label: kinds(value) }))}
      />
      {stores.length > 1 && (
        <FilterChoice
          label={t('store')}
          name="store"
          value={store}
          any={t('anyStore')}
          options={stores.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <div className={`${styles.narrow} ${styles.day}`}>
        <TextField label={t('from')} name="from" type="date" defaultValue={from} />
      </div>
      <div className={`${styles.narrow} ${styles.day}`}>
        <TextField label={t('to')} name="to" type="date" defaultValue={to} />
      </div>
    </FilterForm>
  );
}

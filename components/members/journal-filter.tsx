import { getTranslations } from 'next-intl/server';
import { Button } from '@/components/ui/button';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import { JOURNAL_KINDS } from '@/engine/ledger/journal-schema';
import styles from './members.module.css';

interface JournalFilterProps {
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  readonly store: string;
  readonly member: string;
  readonly stores: readonly { readonly id: string; readonly name: string }[];
}

/** A plain form: the filter stands in the address, so that a list can be handed on. */
export async function JournalFilter({ kind, from, to, store, member, stores }: JournalFilterProps) {
  const [t, kinds] = await Promise.all([getTranslations('membersDesk.ledger'), getTranslations('ledger.kinds')]);
  return (
    <form method="get" className={styles.tools}>
      {member && <input type="hidden" name="member" value={member} />}
      <div className={styles.narrow}>
        <SelectField
          label={t('kind')}
          name="kind"
          defaultValue={kind}
          options={[
            { value: '', label: t('anyKind') },
            ...JOURNAL_KINDS.map((one) => ({ value: one, label: kinds(one) })),
          ]}
        />
      </div>
      {stores.length > 1 && (
        <div className={styles.narrow}>
          <SelectField
            label={t('store')}
            name="store"
            defaultValue={store}
            options={[
              { value: '', label: t('anyStore') },
              ...stores.map((one) => ({ value: one.id, label: one.name })),
            ]}
          />
        </div>
      )}
      <div className={styles.narrow}>
        <TextField label={t('from')} name="from" type="date" defaultValue={from} />
      </div>
      <div className={styles.narrow}>
        <TextField label={t('to')} name="to" type="date" defaultValue={to} />
      </div>
      <Button type="submit" look="primary">
        {t('apply')}
      </Button>
    </form>
  );
}

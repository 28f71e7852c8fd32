import { IconSearch } from '@tabler/icons-react';
import { getTranslations } from 'next-intl/server';
import { TextField } from '@/components/ui/text-field';
import { type Locale, type LocalText, localText } from '@/engine/kernel/text';
import { FilterChoice, FilterForm } from './filter-form';
import styles from './members.module.css';

interface MemberSearchProps {
  readonly text: string;
  readonly status: string;
  readonly tier: string;
  readonly tiers: readonly { readonly key: string; readonly name: LocalText }[];
  readonly locale: Locale;
}

/** Looks for members by name, phone or card, of one tier or state. */
export async function MemberSearch({ text, status, tier, tiers, locale }: MemberSearchProps) {
  const [t, words] = await Promise.all([getTranslations('membersDesk.list'), getTranslations('members')]);
  const statuses = ['active', 'frozen', 'erased'] as const;
  return (
    <FilterForm search submit={t('find')} icon={<IconSearch size={18} aria-hidden="true" />}>
      <div className={styles.search}>
        <TextField label={t('search')} name="q" type="search" maxLength={100} defaultValue={text} autoComplete="off" />
      </div>
      <FilterChoice
        label={t('status')}
        name="status"
        value={status}
        any={t('anyStatus')}
        options={statuses.map((value) => ({ value, label: words(`statuses.${value}`) }))}
      />
      {tiers.length > 0 && (
        <FilterChoice
          label={t('tier')}
          name="tier"
          value={tier}
          any={t('anyTier')}
          options={tiers.map(({ key, name }) => ({ value: key, label: localText(name, locale) }))}
        />
      )}
    </FilterForm>
  );
}

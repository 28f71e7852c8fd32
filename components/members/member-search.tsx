import { IconSearch } from '@tabler/icons-react';
import { getTranslations } from 'next-intl/server';
import { Button } from '@/components/ui/button';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import { type Locale, type LocalText, localText } from '@/engine/kernel/text';
import styles from './members.module.css';

interface MemberSearchProps {
  readonly text: string;
  readonly status: string;
  readonly tier: string;
  readonly tiers: readonly { readonly key: string; readonly name: LocalText }[];
  readonly locale: Locale;
}

/** A plain form: what is looked for stands in the address and needs no script. */
export async function MemberSearch({ text, status, tier, tiers, locale }: MemberSearchProps) {
  const [t, words] = await Promise.all([getTranslations('membersDesk.list'), getTranslations('members')]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: the search element is too young for some in-app browsers
    <form method="get" role="search" className={styles.tools}>
      <div className={styles.search}>
        <TextField label={t('search')} name="q" type="search" maxLength={100} defaultValue={text} autoComplete="off" />
      </div>
      <div className={styles.narrow}>
        <SelectField
          label={t('status')}
          name="status"
          defaultValue={status}
          options={[
            { value: '', label: t('anyStatus') },
            ...(['active', 'frozen', 'erased'] as const).map((one) => ({
              value: one,
              label: words(`statuses.${one}`),
            })),
          ]}
        />
      </div>
      {tiers.length > 0 && (
        <div className={styles.narrow}>
          <SelectField
            label={t('tier')}
            name="tier"
            defaultValue={tier}
            options={[
              { value: '', label: t('anyTier') },
              ...tiers.map((one) => ({ value: one.key, label: localText(one.name, locale) })),
            ]}
          />
        </div>
      )}
      <Button type="submit" look="primary" icon={<IconSearch size={18} aria-hidden="true" />}>
        {t('find')}
      </Button>
    </form>
  );
}

import { IconPencil } from '@tabler/icons-react';
import { getTranslations } from 'next-intl/server';
import { RecordCell } from '@/components/records/record-cell';
import { route } from '@/components/shell/route';
import { ButtonLink } from '@/components/ui/button-link';
import { compileForm } from '@/engine/forms/compile';
import { type Locale, localText } from '@/engine/kernel/text';
import { formatDay } from '@/lib/i18n/format';
import styles from './portal.module.css';
import type { MemberProfile, ProfileView } from './types';

interface ProfileListProps {
  readonly app: string;
  readonly profile: ProfileView;
  readonly locale: Locale;
  readonly timeZone: string;
}

/** Everything the company keeps about the member, and the way to correct it. */
export async function ProfileList({ app, profile, locale, timeZone }: ProfileListProps) {
  const [t, words] = await Promise.all([getTranslations('portal.me'), getTranslations('fields.words')]);
  const reader = { locale, timeZone, say: (name: string) => words(name) };
  const lines = profile.profile ? linesOf(profile.profile, reader) : [];
  return (
    <section className={styles.panel} aria-label={t('kept')}>
      <div className={styles.row}>
        <h2 className={styles.panelTitle}>{t('kept')}</h2>
        {profile.profile && (
          <ButtonLink
            size="s"
            href={route(`/m/${app}/me/edit`)}
            icon={<IconPencil size={16} aria-hidden="true" />}
            label={t('editLabel')}
          >
            {t('edit')}
          </ButtonLink>
        )}
      </div>
      <dl className={styles.kept}>
        {lines.map(({ field, value, text }) => (
          <div key={field.id}>
            <dt className={styles.soft}>{localText(field.title, locale)}</dt>
            <dd className={styles.value}>
              <RecordCell {...{ field, value, text, locale, timeZone }} memberOf={app} />
            </dd>
          </div>
        ))}
        <div>
          <dt className={styles.soft}>{t('cardNumber')}</dt>
          <dd className={styles.value}>{profile.cardNumber}</dd>
        </div>
        <div>
          <dt className={styles.soft}>{t('joined')}</dt>
          <dd className={styles.value}>{formatDay(Date.parse(profile.joinedAt), locale, timeZone)}</dd>
        </div>
      </dl>
    </section>
  );
}

interface ValueReader {
  readonly locale: Locale;
  readonly timeZone: string;
  say(name: string): string;
}

/** Field by field in the order of the form; what was never said is left out. */
function linesOf({ body, values, names }: MemberProfile, reader: ValueReader) {
  const { fields } = compileForm(body);
  const context = { ...reader, names: new Map(Object.entries(names)) };
  return body.fields.flatMap((field) => {
    const compiled = fields.get(field.id);
    const value = values[field.id];
    if (!compiled || value === undefined || value === null) return [];
    const text = compiled.type.toText(value, compiled.settings, context);
    return text ? [{ field, value, text }] : [];
  });
}

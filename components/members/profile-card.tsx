import { IconFileDescription } from '@tabler/icons-react';
import { getTranslations } from 'next-intl/server';
import { RecordCell } from '@/components/records/record-cell';
import { textOf, valueFields } from '@/components/records/record-fields';
import { route } from '@/components/shell/route';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { DataList } from '@/components/ui/data-list';
import { compileForm } from '@/engine/forms/compile';
import type { FormBody } from '@/engine/forms/schema';
import { localText } from '@/engine/kernel/text';
import type { RecordView } from '@/engine/records/record-view';
import type { Shown } from './types';

interface ProfileCardProps extends Shown {
  readonly app: string;
  readonly form: string;
  readonly body: FormBody;
  readonly record: RecordView;
  readonly names: Readonly<Record<string, string>>;
}

/** What the member told the company about themselves. Blank answers are left out. */
export async function ProfileCard({ app, form, body, record, names, locale, timeZone }: ProfileCardProps) {
  const [t, words] = await Promise.all([getTranslations('membersDesk.page'), getTranslations('fields.words')]);
  const context = {
    locale,
    timeZone,
    names: new Map(Object.entries(names)),
    say: (name: string) => words(name as never),
  };
  const items = valueFields(compileForm(body)).flatMap((field) => {
    const value = record.values[field.id];
    if (value === null || value === undefined) return [];
    const text = textOf(field, value, context);
    return [
      {
        name: localText(field.field.title, locale) || field.id,
        value: <RecordCell field={field.field} value={value} text={text} locale={locale} timeZone={timeZone} />,
      },
    ];
  });
  return (
    <Card
      title={t('profile')}
      actions={
        <ButtonLink
          look="quiet"
          href={route(`/desk/${app}/forms/${form}/${record.id}`)}
          icon={<IconFileDescription size={18} aria-hidden="true" />}
        >
          {t('openProfile')}
        </ButtonLink>
      }
    >
      <DataList items={items} />
    </Card>
  );
}

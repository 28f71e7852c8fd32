'use client';

import { IconClipboardCopy, IconCopy, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { SelectField } from '@/components/ui/select-field';
import { sharedProperties } from '@/engine/forms/edit-several';
import { type Field, fieldSchema } from '@/engine/forms/schema';
import { asLabel } from '@/lib/i18n/format';
import { useDesigner } from './designer-scope';
import styles from './inspector.module.css';
import { WIDTHS } from './widths';

/** What can be said and done about several fields at once. */
export function SeveralPanel({ fields }: { readonly fields: readonly Field[] }) {
  const t = useTranslations('formDesigner.several');
  const basics = useTranslations('formDesigner.basics');
  const forms = useTranslations('forms.properties');
  const { several } = useDesigner();
  const wide = fields.filter((field) => sharedProperties(field).includes('width'));
  const needed = fields.filter((field) => sharedProperties(field).includes('required'));
  const mixed = { value: '', label: t('different') };
  return (
    <>
      <p className={styles.kind}>{t('chosen', { count: fields.length })}</p>
      {wide.length > 0 && (
        <SelectField
          label={asLabel(forms('width'))}
          value={sameOf(wide.map(({ width }) => String(width)))}
          options={[
            mixed,
            ...WIDTHS.map((width) => ({ value: String(width), label: basics('width', { columns: width }) })),
          ]}
          onChange={(event) => {
            const width = fieldSchema.shape.width.safeParse(Number(event.target.value));
            if (event.target.value && width.success) several.change({ width: width.data });
          }}
        />
      )}
      {needed.length > 0 && (
        <SelectField
          label={asLabel(forms('required'))}
          value={sameOf(needed.map(({ required }) => String(required)))}
          options={[mixed, { value: 'true', label: t('required') }, { value: 'false', label: t('optional') }]}
          onChange={(event) => event.target.value && several.change({ required: event.target.value === 'true' })}
        />
      )}
      <div className={styles.severalTools}>
        <Button icon={<IconCopy aria-hidden="true" />} onClick={several.duplicate}>
          {t('duplicate')}
        </Button>
        <Button icon={<IconClipboardCopy aria-hidden="true" />} onClick={several.copy}>
          {t('copy')}
        </Button>
        <Button look="danger" icon={<IconTrash aria-hidden="true" />} onClick={several.remove}>
          {t('remove')}
        </Button>
      </div>
    </>
  );
}

function sameOf([first = '', ...others]: readonly string[]): string {
  return others.every((one) => one === first) ? first : '';
}

'use client';

import { useTranslations } from 'next-intl';
import { CheckField } from '@/components/ui/check-field';
import { CopyButton } from '@/components/ui/copy-button';
import control from '@/components/ui/field.module.css';
import { Poster } from '@/components/ui/poster';
import { PrintButton } from '@/components/ui/print-button';
import { Qr } from '@/components/ui/qr';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import { findFieldType } from '@/engine/fields/registry';
import { candidatesFor, partsOf } from '@/engine/forms/bindings';
import type { FormPatch, SingleEdit } from '@/engine/forms/edit-schema';
import { BINDINGS, FORM_PURPOSES } from '@/engine/forms/schema';
import { type LocalText, localText } from '@/engine/kernel/text';
import { asLabel } from '@/lib/i18n/format';
import { useDesigner } from './designer-scope';
import styles from './inspector.module.css';
import { LocalTextInput } from './local-text-input';

type Optional = 'description' | 'submitText' | 'thanks';

/** What holds for the form as a whole: words, what it is to the program, and who may reach it. */
export function FormTab() {
  const t = useTranslations('formDesigner.form');
  const ui = useTranslations('ui');
  const forms = useTranslations('forms');
  const { body, locale, edit, publicAddress } = useDesigner();
  const set = (patch: FormPatch) => void edit({ do: 'change-form', set: patch, unset: [] });
  const put = (name: Optional, text: LocalText) => {
    const isEmpty = !Object.values(text).some(Boolean);
    void edit(
      isEmpty ? { do: 'change-form', set: {}, unset: [name] } : { do: 'change-form', set: { [name]: text }, unset: [] },
    );
  };
  const shown = body.fields.filter(({ type }) => {
    const role = findFieldType(type)?.role;
    return role === 'value' || role === 'computed';
  });
  const choosePurpose = (name: string) => {
    const purpose = FORM_PURPOSES.find((one) => one === name);
    if (!purpose) return;
    // A field that is the only one of its kind plays its part at once.
    const found = BINDINGS[purpose].needed.flatMap((part): SingleEdit[] => {
      const [only, ...more] = candidatesFor(body, part);
      return only && more.length === 0 ? [{ do: 'set-binding', part, field: only.id }] : [];
    });
    const gone = Object.keys(body.bindings)
      .filter((part) => !partsOf(purpose).includes(part))
      .map((part) => ({ do: 'set-binding', part, field: null }) as SingleEdit); // parts of a stored form are known ones
    edit({ do: 'batch', edits: [{ do: 'change-form', set: { purpose }, unset: [] }, ...gone, ...found] });
  };
  const needed = BINDINGS[body.purpose].needed;
  return (
    <>
      <LocalTextInput
        label={asLabel(forms('properties.title'))}
        value={body.title}
        locale={locale}
        onChange={(title) => set({ title })}
      />
      <LocalTextInput
        label={asLabel(forms('properties.description'))}
        lines
        value={body.description ?? {}}
        locale={locale}
        onChange={(text) => put('description', text)}
      />
      <SelectField
        label={asLabel(forms('properties.purpose'))}
        help={t('purposeHelp')}
        value={body.purpose}
        options={FORM_PURPOSES.map((purpose) => ({ value: purpose, label: forms(`purposes.${purpose}`) }))}
        onChange={(event) => choosePurpose(event.target.value)}
      />
      {partsOf(body.purpose).length > 0 && (
        <fieldset className={styles.plain}>
          <legend className={control.label}>{t('bindings')}</legend>
          {partsOf(body.purpose).map((part) => (
            <SelectField
              key={part}
              label={asLabel(forms(`parts.${part}`))}
              required={needed.includes(part)}
              value={body.bindings[part] ?? ''}
              options={[
                { value: '', label: t('noField') },
                ...candidatesFor(body, part).map((field) => ({
                  value: field.id,
                  label: localText(field.title, locale) || field.id,
                })),
              ]}
              onChange={(event) => edit(binding(part, event.target.value || null))}
            />
          ))}
        </fieldset>
      )}
      <TextField
        label={asLabel(forms('properties.recordTitle'))}
        help={t('recordTitleHelp')}
        value={body.recordTitle}
        maxLength={200}
        onChange={(event) => set({ recordTitle: event.target.value })}
      />
      <select
        className={control.input}
        aria-label={t('addToTitle')}
        value=""
        onChange={(event) =>
          event.target.value && set({ recordTitle: `${body.recordTitle} {${event.target.value}}`.trim() })
        }
      >
        <option value="">{t('addToTitle')}</option>
        {shown.map((field) => (
          <option key={field.id} value={field.id}>
            {localText(field.title, locale) || field.id}
          </option>
        ))}
      </select>
      <LocalTextInput
        label={asLabel(forms('properties.submitText'))}
        value={body.submitText ?? {}}
        locale={locale}
        onChange={(text) => put('submitText', text)}
      />
      <LocalTextInput
        label={asLabel(forms('properties.thanks'))}
        lines
        value={body.thanks ?? {}}
        locale={locale}
        onChange={(text) => put('thanks', text)}
      />
      <CheckField
        label={asLabel(forms('properties.publicLink'))}
        help={t('publicHelp')}
        checked={body.publicLink}
        onChange={(event) => set({ publicLink: event.target.checked })}
      />
      {body.publicLink && (
        <div className={styles.link}>
          <Qr value={publicAddress} label={t('qr')} size={144} />
          <code>{publicAddress}</code>
          <div className={styles.linkActions}>
            <CopyButton text={publicAddress} label={ui('copy')} done={ui('copied')} />
            <PrintButton label={t('printPoster')} />
          </div>
          <p className={control.help}>{t('afterPublishing')}</p>
          <Poster
            title={localText(body.title, locale)}
            invitation={firstLine(localText(body.description, locale)) || t('posterInvitation')}
            address={publicAddress}
            label={t('qr')}
          />
        </div>
      )}
    </>
  );
}

function binding(part: string, field: string | null): SingleEdit {
  return { do: 'set-binding', part, field } as SingleEdit; // `partsOf` names only parts that the edit knows
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0]?.trim() ?? '';
}

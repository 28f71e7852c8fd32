'use client';

import { useTranslations } from 'next-intl';
import control from '@/components/ui/field.module.css';
import { type address, DEPTHS } from '@/engine/fields/address';
import { isObject } from '@/engine/fields/blank';
import { allRegions, findRegion, type Region } from '@/engine/fields/regions';
import { asText, type FieldInputProps, type SettingsOf } from './field-view';
import styles from './fields.module.css';

type Level = (typeof DEPTHS)[number];

/** Province, city, district and the rest: each level offers what lies inside the one above. */
export function AddressInput(props: FieldInputProps<SettingsOf<typeof address>>) {
  const t = useTranslations('renderer.address');
  const { id, value, onChange, onBlur, readOnly, aria, settings } = props;
  const now = isObject(value) ? value : {};
  const levels = DEPTHS.slice(0, DEPTHS.indexOf(settings.depth) + 1);
  const codeOf = (level: Level) => asText(now[level] ?? '');
  const choose = (level: Level, code: string) => {
    const next: Record<string, string> = { province: '', city: '', district: '', detail: asText(now.detail ?? '') };
    for (const one of levels) {
      if (one === level) break;
      next[one] = codeOf(one);
    }
    next[level] = code;
    // A level that exists on paper only has one answer.
    const inside = code ? (findRegion(code)?.children ?? []) : [];
    const below = levels[levels.indexOf(level) + 1];
    if (below && inside.length === 1 && inside[0]?.nameless) next[below] = inside[0].code;
    onChange(next);
  };
  return (
    <div className={styles.parts}>
      {levels.map((level, at) => (
        <select
          key={level}
          {...aria}
          id={at === 0 ? id : undefined}
          className={control.input}
          aria-label={t(level)}
          value={codeOf(level)}
          disabled={readOnly || (at > 0 && codeOf(levels[at - 1] ?? 'province') === '')}
          onChange={(event) => choose(level, event.target.value)}
          onBlur={onBlur}
        >
          <option value="">{t(level)}</option>
          {offered(levels, at, codeOf).map((region) => (
            <option key={region.code} value={region.code}>
              {region.name}
            </option>
          ))}
        </select>
      ))}
      {settings.detail !== 'none' && (
        <input
          {...aria}
          className={`${control.input} ${styles.whole}`}
          aria-label={t('detail')}
          placeholder={t('detail')}
          maxLength={200}
          value={asText(now.detail ?? '')}
          readOnly={readOnly}
          autoComplete="street-address"
          onChange={(event) => onChange({ province: '', city: '', district: '', ...now, detail: event.target.value })}
          onBlur={onBlur}
        />
      )}
    </div>
  );
}

function offered(levels: readonly Level[], at: number, codeOf: (level: Level) => string): readonly Region[] {
  const above = levels[at - 1];
  return above === undefined ? allRegions() : (findRegion(codeOf(above))?.children ?? []);
}

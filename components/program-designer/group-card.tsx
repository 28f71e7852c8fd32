'use client';

import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import control from '@/components/ui/field.module.css';
import { localText } from '@/engine/kernel/text';
import type { ProgramEdit } from '@/engine/rules/edit';
import { STACK_MODES } from '@/engine/rules/program-schema';
import type { ProgramGround } from './ground';
import styles from './program-designer.module.css';
import { freeKey } from './rule-patch';

interface GroupCardProps {
  readonly ground: ProgramGround;
  edit(edit: ProgramEdit): boolean;
}

/** Groups of rules that do not add up, and which of their rules gives. */
export function GroupCard({ ground, edit }: GroupCardProps) {
  const t = useTranslations('programDesigner.groups');
  const keep = useTranslations('rules.keep');
  const { program, locale } = ground;
  const { groups } = program;
  const add = () => {
    const key = freeKey(`group_${groups.length + 1}`, groups);
    const name = { [locale]: t('fresh', { number: groups.length + 1 }) };
    edit({ do: 'add-part', list: 'groups', part: { key, name, keep: 'most' } });
  };
  return (
    <Card
      title={t('title')}
      lead={t('lead')}
      actions={
        <Button size="s" icon={<IconPlus aria-hidden="true" />} onClick={add}>
          {t('add')}
        </Button>
      }
    >
      {groups.length === 0 ? (
        <p className={styles.soft}>{t('none')}</p>
      ) : (
        <ul className={styles.stack}>
          {groups.map((group) => {
            const title = localText(group.name, locale) || group.key;
            return (
              <li key={group.key} className={styles.group}>
                <input
                  className={control.input}
                  aria-label={t('name', { title })}
                  value={group.name[locale] ?? ''}
                  placeholder={title}
                  maxLength={40}
                  onChange={(event) => {
                    const name = { ...group.name, [locale]: event.target.value };
                    edit({ do: 'change-part', list: 'groups', key: group.key, set: { name }, unset: [] });
                  }}
                />
                <select
                  className={control.input}
                  aria-label={t('keep', { title })}
                  value={group.keep}
                  onChange={(event) => {
                    const set = { keep: event.target.value };
                    edit({ do: 'change-part', list: 'groups', key: group.key, set, unset: [] });
                  }}
                >
                  {STACK_MODES.map((mode) => (
                    <option key={mode} value={mode}>
                      {keep(mode)}
                    </option>
                  ))}
                </select>
                <button
                  type="button"
                  className={styles.tool}
                  aria-label={t('remove', { title })}
                  title={t('remove', { title })}
                  onClick={() => edit({ do: 'remove-part', list: 'groups', key: group.key })}
                >
                  <IconTrash size={18} aria-hidden="true" />
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </Card>
  );
}

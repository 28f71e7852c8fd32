'use client';

import { IconBuildingStore, IconMap2, IconPlus } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/api/confirm-dialog';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import type { OrgUnit } from '@/engine/organisation/schema';
import { inTreeOrder } from './unit-choices';
import { AddUnitDialog, ChangeUnitDialog, MoveUnitDialog } from './unit-dialogs';
import { UnitRow } from './unit-row';
import styles from './unit-section.module.css';

interface UnitSectionProps {
  readonly units: readonly OrgUnit[];
  readonly mayManage: boolean;
}

type Open =
  | { readonly what: 'add'; readonly kind: 'region' | 'store' }
  | { readonly what: 'change' | 'move' | 'close'; readonly unit: OrgUnit }
  | null;

/** The tree headquarters → region → store, indented, with what can be done to each unit beside it. */
export function UnitSection({ units, mayManage }: UnitSectionProps) {
  const t = useTranslations('settings.units');
  const router = useRouter();
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const done = () => {
    close();
    router.refresh();
  };
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          mayManage && (
            <>
              <Button icon={<IconMap2 aria-hidden="true" />} onClick={() => setOpen({ what: 'add', kind: 'region' })}>
                {t('addRegion')}
              </Button>
              <Button
                look="primary"
                icon={<IconPlus aria-hidden="true" />}
                onClick={() => setOpen({ what: 'add', kind: 'store' })}
              >
                {t('addStore')}
              </Button>
            </>
          )
        }
      />
      <Card flush>
        <ul className={styles.list} aria-label={t('title')}>
          {inTreeOrder(units).map(({ unit, depth }) => (
            <UnitRow
              key={unit.id}
              unit={unit}
              depth={depth}
              onChoose={mayManage ? (what) => setOpen({ what, unit }) : undefined}
            />
          ))}
        </ul>
        {units.every((unit) => unit.kind !== 'store') && (
          <p className={styles.hint}>
            <IconBuildingStore size={20} aria-hidden="true" />
            {t('noStores')}
          </p>
        )}
      </Card>
      {open?.what === 'add' && <AddUnitDialog kind={open.kind} units={units} onClose={close} onDone={done} />}
      {open?.what === 'change' && <ChangeUnitDialog unit={open.unit} onClose={close} onDone={done} />}
      {open?.what === 'move' && <MoveUnitDialog unit={open.unit} units={units} onClose={close} onDone={done} />}
      {open?.what === 'close' && <CloseUnitDialog unit={open.unit} onClose={close} onDone={done} />}
    </>
  );
}

interface CloseUnitDialogProps {
  readonly unit: OrgUnit;
  onClose(): void;
  onDone(): void;
}

function CloseUnitDialog({ unit, onClose, onDone }: CloseUnitDialogProps) {
  const t = useTranslations('settings.units');
  const which = unit.closed ? 'reopen' : 'close';
  return (
    <ConfirmDialog
      open
      title={t(`${which}Title`, { name: unit.name })}
      confirm={t(which)}
      danger={!unit.closed}
      request={{ method: 'POST', path: `/org-units/${unit.id}/close`, body: { closed: !unit.closed } }}
      onClose={onClose}
      onDone={onDone}
    >
      {t(`${which}Text`)}
    </ConfirmDialog>
  );
}

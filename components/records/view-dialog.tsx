'use client';

import { IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { messageAt } from '@/components/api/client';
import { FormDialog } from '@/components/api/form-dialog';
import { useCommand } from '@/components/api/use-command';
import { Button } from '@/components/ui/button';
import { CheckField } from '@/components/ui/check-field';
import { TextField } from '@/components/ui/text-field';
import type { View, ViewBody } from '@/engine/records/views/schema';
import type { FormPlace } from './bulk-types';
import styles from './records.module.css';

interface ViewDialogProps {
  readonly form: FormPlace;
  /** The view whose settings are changed; a new one is kept without. */
  readonly view?: View;
  /** What a new one shows. */
  readonly body: ViewBody;
  readonly mayShare: boolean;
  /** The id of the view; null when it was deleted. */
  onSaved(id: string | null): void;
  onClose(): void;
}

/** Name, reach and standing of a view; deleting it is asked twice. */
export function ViewDialog({ form, view, body, mayShare, onSaved, onClose }: ViewDialogProps) {
  const t = useTranslations('recordsDesk.view');
  const { run, pending, problem } = useCommand<{ view: View }>();
  const [title, setTitle] = useState(view?.title ?? '');
  const [shared, setShared] = useState(view?.shared ?? false);
  const [standard, setStandard] = useState(view?.standard ?? false);
  const [deleting, setDeleting] = useState(false);
  const address = `/apps/${form.app}/forms/${form.form}/views`;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const said = { title, shared, standard };
    const result = view
      ? await run('PATCH', `${address}/${view.id}`, said)
      : await run('POST', address, { ...said, body });
    if (result.ok) onSaved(result.value.view.id);
  };
  const remove = async () => {
    const result = await run('DELETE', `${address}/${view?.id}`);
    if (result.ok) onSaved(null);
  };

  return (
    <FormDialog
      open
      title={t(view ? 'settings' : 'save')}
      submit={t(view ? 'change' : 'save')}
      pending={pending}
      problem={problem}
      onSubmit={(event) => void submit(event)}
      onClose={onClose}
    >
      <TextField
        label={t('title')}
        required
        maxLength={80}
        value={title}
        problem={messageAt(problem, '/title')}
        onChange={(event) => setTitle(event.target.value)}
      />
      {mayShare && (
        <CheckField
          label={t('share')}
          help={t('shareHelp')}
          checked={shared}
          onChange={(event) => setShared(event.target.checked)}
        />
      )}
      <CheckField
        label={t('standard')}
        help={t(shared ? 'standardHelpShared' : 'standardHelp')}
        checked={standard}
        onChange={(event) => setStandard(event.target.checked)}
      />
      {view && (
        <div className={styles.tools}>
          {deleting ? (
            <>
              <span>{t('deleteText')}</span>
              <Button look="danger" pending={pending} onClick={() => void remove()}>
                {t('deleteSure')}
              </Button>
            </>
          ) : (
            <Button look="quiet" icon={<IconTrash aria-hidden="true" />} onClick={() => setDeleting(true)}>
              {t('delete')}
            </Button>
          )}
        </div>
      )}
    </FormDialog>
  );
}

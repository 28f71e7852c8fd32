'use client';

import { IconTrash, IconUpload } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { isObject } from '@/engine/fields/blank';
import type { Json } from '@/engine/kernel/json';
import type { FieldInputProps } from './field-view';
import styles from './fields.module.css';

interface FileListInputProps extends FieldInputProps<{ readonly maxCount: number; readonly maxBytes: number }> {
  readonly accept: readonly string[];
  readonly camera?: boolean;
}

export interface FileEntry {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
}

/** Files that were sent at once; each can be taken off again. */
export function FileListInput({ accept, camera = false, ...props }: FileListInputProps) {
  const t = useTranslations('renderer.files');
  const { id, value, onChange, onBlur, readOnly, aria, services, settings } = props;
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState('');
  const chooser = useRef<HTMLInputElement>(null);
  const files = filesOf(value);
  const send = async (chosen: readonly File[]) => {
    setBusy(true);
    setRefused('');
    let kept = files;
    for (const file of chosen.slice(0, settings.maxCount - files.length)) {
      if (file.size > settings.maxBytes) {
        setRefused(t('tooBig', { name: file.name, megabytes: Math.floor(settings.maxBytes / 1_000_000) }));
        continue;
      }
      const sent = await services.upload?.(file);
      if (sent && 'refused' in sent) setRefused(sent.refused);
      else if (sent) {
        kept = [...kept, sent];
        onChange(kept.map((one) => ({ ...one })));
      }
    }
    setBusy(false);
    if (chooser.current) chooser.current.value = '';
    onBlur();
  };
  const full = files.length >= settings.maxCount;
  return (
    <div className={styles.files}>
      {files.length > 0 && (
        <ul>
          {files.map((file) => (
            <li key={file.id} className={styles.file}>
              {file.type.startsWith('image/') && (
                // biome-ignore lint/performance/noImgElement: an upload behind a session, which the image optimiser cannot fetch
                <img src={services.fileAddress(file.id)} alt="" width={40} height={40} />
              )}
              <span className={styles.fileName}>{file.name}</span>
              {!readOnly && (
                <button
                  type="button"
                  className={styles.iconButton}
                  aria-label={t('remove', { name: file.name })}
                  onClick={() => onChange(files.filter((one) => one.id !== file.id).map((one) => ({ ...one })))}
                >
                  <IconTrash size={18} aria-hidden="true" />
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {!readOnly && !full && services.upload && (
        <>
          <input
            ref={chooser}
            type="file"
            hidden
            multiple={settings.maxCount > 1}
            accept={accept.join(',')}
            capture={camera ? 'environment' : undefined}
            onChange={(event) => void send([...(event.target.files ?? [])])}
          />
          <Button
            // A button can be neither needed nor wrong: the words of the group say so.
            aria-describedby={aria['aria-describedby']}
            id={id}
            icon={<IconUpload aria-hidden="true" />}
            pending={busy}
            onClick={() => chooser.current?.click()}
          >
            {t(camera ? 'takePicture' : 'choose')}
          </Button>
        </>
      )}
      {refused && (
        <span className={styles.refused} role="alert">
          {refused}
        </span>
      )}
    </div>
  );
}

export function filesOf(value: Json): readonly FileEntry[] {
  const list: readonly Json[] = Array.isArray(value) ? value : [];
  return list.filter(isObject).map((one) => ({
    id: String(one.id ?? ''),
    name: String(one.name ?? ''),
    size: Number(one.size ?? 0),
    type: String(one.type ?? ''),
  }));
}

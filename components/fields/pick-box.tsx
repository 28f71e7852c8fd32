'use client';

import { IconX } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import control from '@/components/ui/field.module.css';
import type { FieldInputProps, FieldServices, Found, PickKind } from './field-view';
import styles from './fields.module.css';

const PAUSE = 220;

interface PickBoxProps {
  /** Of the control that takes the focus. */
  readonly id: string;
  readonly kind: PickKind;
  /** Key of the other form, for records. */
  readonly form: string | undefined;
  readonly multiple: boolean;
  /** Names the list; and the box too, where no label stands above it. */
  readonly label: string;
  readonly labelled?: boolean;
  readonly picked: readonly string[];
  /** Names behind ids, as far as they are known. */
  readonly names: ReadonlyMap<string, string>;
  readonly search: FieldServices['search'];
  readonly placeholder?: string;
  readonly readOnly?: boolean;
  readonly aria?: FieldInputProps['aria'];
  onPick(ids: readonly string[]): void;
  onBlur?(): void;
}

/** A box that looks things up while one types: what was picked stands before it, what was found below. */
export function PickBox(props: PickBoxProps) {
  const t = useTranslations('renderer.pick');
  const { id, kind, form, multiple, label, labelled = false, picked, names, search, onPick } = props;
  const { placeholder, readOnly = false, aria } = props;
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly Found[] | null>(null);
  /** What was looked up for `found`. */
  const [answered, setAnswered] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const known = useRef(new Map<string, string>());
  const open = found !== null;

  useEffect(() => {
    if (!open || !search) return;
    let late = false;
    const timer = setTimeout(() => {
      void search(kind, text.trim(), form).then((answer) => {
        if (late) return;
        setFound(answer);
        setAnswered(text.trim());
        setAt(0);
      });
    }, PAUSE);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [open, search, kind, text, form]);

  const choose = (one: Found | undefined) => {
    if (!one) return;
    known.current.set(one.id, one.name);
    onPick(multiple ? [...new Set([...picked, one.id])] : [one.id]);
    setText('');
    setFound(null);
    setAnswered(null);
  };
  /** Whoever is faster than the answer gets what they wrote, not what stood there before. */
  const enter = async (box: HTMLInputElement) => {
    const wanted = text.trim();
    if (answered === wanted) return choose(found?.[at]);
    const [first] = (await search?.(kind, wanted, form)) ?? [];
    if (box.isConnected && box.value.trim() === wanted) choose(first);
  };
  const drop = (gone: string) => onPick(picked.filter((one) => one !== gone));
  const nameOf = (one: string) => known.current.get(one) ?? names.get(one) ?? t('unnamed');
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      // Arrows go among what stands there.
      setAnswered(text.trim());
      if (!found) setFound([]);
      else setAt((now) => Math.max(0, Math.min(found.length - 1, now + (event.key === 'ArrowDown' ? 1 : -1))));
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      void enter(event.currentTarget);
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation();
      setFound(null);
    }
  };

  return (
    <div className={styles.pick}>
      {picked.length > 0 && (
        <ul className={styles.picked}>
          {picked.map((one) => (
            <li key={one}>
              {nameOf(one)}
              {!readOnly && (
                <button type="button" aria-label={t('remove', { name: nameOf(one) })} onClick={() => drop(one)}>
                  <IconX size={14} aria-hidden="true" />
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {!readOnly && (picked.length === 0 || multiple) && (
        <input
          {...aria}
          id={id}
          role="combobox"
          aria-label={labelled ? undefined : label}
          className={control.input}
          aria-expanded={open}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={open && found[at] ? `${id}-${at}` : undefined}
          autoComplete="off"
          value={text}
          placeholder={placeholder || t(`find.${kind}`)}
          disabled={!search}
          onFocus={() => setFound((now) => now ?? [])}
          onChange={(event) => {
            setText(event.target.value);
            setFound((now) => now ?? []);
          }}
          onKeyDown={onKeyDown}
          onBlur={() => {
            setFound(null);
            props.onBlur?.();
          }}
        />
      )}
      <div id={`${id}-list`} role="listbox" aria-label={label} className={styles.found} hidden={!open}>
        {found?.map((one, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard by the box above, which keeps the focus
          <div
            key={one.id}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className={styles.option}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(one)}
          >
            {one.name}
            {one.note && <span className={styles.note}>{one.note}</span>}
          </div>
        ))}
      </div>
    </div>
  );
}

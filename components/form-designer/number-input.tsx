'use client';

import { useState } from 'react';
import { TextField } from '@/components/ui/text-field';
import type { Json } from '@/engine/kernel/json';

interface NumberInputProps {
  readonly label: string;
  readonly help?: string;
  readonly value: Json;
  onChange(value: number | undefined): void;
}

/** A number that may be left out; half-typed ones wait. */
export function NumberInput({ label, help, value, onChange }: NumberInputProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextField
      label={label}
      help={help}
      inputMode="decimal"
      value={typed ?? (value === null ? '' : String(value))}
      onBlur={() => setTyped(null)}
      onChange={(event) => {
        const text = event.target.value.normalize('NFKC').trim();
        setTyped(event.target.value);
        if (text === '') onChange(undefined);
        else if (Number.isFinite(Number(text))) onChange(Number(text));
      }}
    />
  );
}

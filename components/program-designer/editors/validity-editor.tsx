'use client';

import { useState } from 'react';
import { typedValidity, ValidityFields, validityJson } from '../validity-fields';
import type { EditorProps } from './editor';
import { EditorForm } from './editor-form';

/** How long the rule's points stay good: as the program says, or otherwise. */
export function ValidityEditor({ rule, problem, apply }: EditorProps) {
  const [typed, setTyped] = useState(typedValidity(rule.validity, 'program'));
  return (
    <EditorForm
      problem={problem}
      onSubmit={() =>
        apply(typed.kind === 'program' ? { unset: ['validity'] } : { set: { validity: validityJson(typed) } })
      }
    >
      <ValidityFields value={typed} asProgram onChange={setTyped} />
    </EditorForm>
  );
}

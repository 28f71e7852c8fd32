'use client';

import { useEffect } from 'react';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
type Words = Readonly<Record<'missing' | 'unchosen' | 'email' | 'least' | 'most' | 'wrong', string>>;

/** The browser's own bubbles speak the language of the browser; here they speak the language of the page. */
export function ValidityWords({ words }: { readonly words: Words }) {
  useEffect(() => {
    const say = ({ target }: Event) => {
      if (!isControl(target)) return;
      target.setCustomValidity('');
      target.setCustomValidity(wordOf(target, words));
    };
    // Words of one's own count as a fault until they are taken back, for each radio button of a group by itself.
    const forget = ({ target }: Event) => {
      if (!isControl(target)) return;
      for (const one of target.form?.elements ?? [target]) if (isControl(one)) one.setCustomValidity('');
    };
    document.addEventListener('invalid', say, true);
    document.addEventListener('input', forget, true);
    return () => {
      document.removeEventListener('invalid', say, true);
      document.removeEventListener('input', forget, true);
    };
  }, [words]);
  return null;
}

const isControl = (target: EventTarget | null): target is Control =>
  target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement;

function wordOf(control: Control, words: Words): string {
  const { validity } = control;
  const { type, min, max } = control instanceof HTMLInputElement ? control : { type: '', min: '', max: '' };
  if (validity.valid) return '';
  if (validity.valueMissing) {
    const isChosen = control instanceof HTMLSelectElement || type === 'radio' || type === 'checkbox';
    return isChosen ? words.unchosen : words.missing;
  }
  if (validity.typeMismatch && type === 'email') return words.email;
  if (validity.rangeUnderflow) return words.least.replace('#', min);
  if (validity.rangeOverflow) return words.most.replace('#', max);
  return words.wrong;
}

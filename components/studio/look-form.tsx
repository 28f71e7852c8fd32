'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type CSSProperties, type FormEvent, useState } from 'react';
import { formValues } from '@/components/api/form-values';
import { ProblemMessage, problemWords } from '@/components/api/problem-message';
import { useCommand } from '@/components/api/use-command';
import { accentShades } from '@/components/shell/accent';
import { AccentChoice } from '@/components/shell/accent-choice';
import { Button } from '@/components/ui/button';
import { CompanyLogo } from '@/components/ui/company-logo';
import { FormMessage } from '@/components/ui/form-message';
import { TextField } from '@/components/ui/text-field';
import { LOCALES, type Locale, type LocalText, localText } from '@/engine/kernel/text';
import styles from './look-form.module.css';

interface LookFormProps {
  readonly app: string;
  readonly title: LocalText;
  readonly accent: string;
  /** Id of the company's logo. */
  readonly logo: string | null;
  readonly locale: Locale;
}

/** Name and colour of an app, with the head of the portal beside them as it will be. */
export function LookForm({ app, title, accent, logo, locale }: LookFormProps) {
  const t = useTranslations('studio.look');
  const ui = useTranslations('ui');
  const router = useRouter();
  const [names, setNames] = useState<LocalText>(title);
  const [colour, setColour] = useState(accent);
  const [state, setState] = useState<'saved' | 'nameless' | null>(null);
  const { run, pending, problem } = useCommand();

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    formValues(event);
    const written = Object.fromEntries(Object.entries(names).filter(([, text]) => text.trim() !== ''));
    if (Object.keys(written).length === 0) return setState('nameless');
    const result = await run('PATCH', `/apps/${app}`, { title: written, accent: colour });
    setState(result.ok ? 'saved' : null);
    if (result.ok) router.refresh();
  };

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <div className={styles.fields}>
        {LOCALES.map((language) => (
          <TextField
            key={language}
            label={t('nameIn', { language: ui(`languages.${language}`) })}
            lang={language}
            maxLength={60}
            value={names[language] ?? ''}
            onChange={(event) => setNames({ ...names, [language]: event.target.value })}
          />
        ))}
        <p className={styles.help}>{t('nameHelp')}</p>
        <AccentChoice
          value={colour}
          words={{ legend: t('accent'), own: t('own'), number: (number) => t('accentNumber', { number }) }}
          onChange={setColour}
        />
        <p className={styles.help}>{t('accentHelp')}</p>
        <ProblemMessage problem={problem} words={problemWords(ui)} signInAt="/sign-in" />
        {state === 'nameless' && <FormMessage tone="bad">{t('needName')}</FormMessage>}
        {state === 'saved' && <FormMessage tone="ok">{ui('saved')}</FormMessage>}
        <Button type="submit" look="primary" pending={pending}>
          {ui('save')}
        </Button>
      </div>
      <figure className={styles.preview}>
        <figcaption className={styles.help}>{t('preview')}</figcaption>
        <Preview name={localText(names, locale)} accent={colour} logo={logo} points={t('previewPoints')} />
      </figure>
    </form>
  );
}

interface PreviewProps {
  readonly name: string;
  readonly accent: string;
  readonly logo: string | null;
  readonly points: string;
}

function Preview({ name, accent, logo, points }: PreviewProps) {
  const { light, dark } = accentShades(accent);
  // Both themes are handed over; the style sheet takes the reader's.
  const shades = {
    '--look-light': light.accent,
    '--look-light-strong': light.strong,
    '--look-light-ink': light.ink,
    '--look-dark': dark.accent,
    '--look-dark-strong': dark.strong,
    '--look-dark-ink': dark.ink,
  } as CSSProperties; // custom properties are not in React's list
  return (
    <div className={styles.phone} style={shades}>
      <p className={styles.name}>
        {logo && <CompanyLogo id={logo} />}
        <span>{name}</span>
      </p>
      <div className={styles.card}>
        <span>{points}</span>
      </div>
    </div>
  );
}

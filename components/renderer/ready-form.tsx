'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { ApiProblem } from '@/components/api/client';
import { ProblemMessage, problemWords } from '@/components/api/problem-message';
import { Button } from '@/components/ui/button';
import { FormMessage } from '@/components/ui/form-message';
import type { CompiledForm } from '@/engine/forms/compile';
import type { Place } from '@/engine/forms/evaluate';
import type { FormContext, FormValues } from '@/engine/forms/form-state';
import { validate } from '@/engine/forms/validate';
import type { Json } from '@/engine/kernel/json';
import { localText } from '@/engine/kernel/text';
import { ErrorSummary, type SummaryLine } from './error-summary';
import { FieldNodes, pagesTo } from './field-node';
import { FillProgress } from './fill-progress';
import styles from './form.module.css';
import type { GeneratedFormProps } from './form-props';
import { FormScopeProvider, nameOf } from './form-scope';
import { FormStore } from './form-store';
import { keep, readKept } from './kept-values';
import { placeOf, summaryOf } from './problem-places';

const KEEP_AFTER = 400;
const NOTHING: FormValues = {};

export function ReadyForm(props: GeneratedFormProps & { readonly compiled: CompiledForm }) {
  const { compiled, context, services, keepAs, preview = false } = props;
  const t = useTranslations('renderer');
  const say = useTranslations();
  const ui = useTranslations('ui');
  const prefix = useId();
  const [store] = useState(() => new FormStore(compiled, props.initial ?? NOTHING, contextOf(props)));
  const [progress] = useState(() => new FillProgress());
  const [sending, setSending] = useState(false);
  const [open, setOpen] = useState<Readonly<Record<string, string>>>({});
  const [restored, setRestored] = useState(false);
  const [refusal, setRefusal] = useState<ApiProblem | null>(null);
  const [summary, setSummary] = useState<readonly SummaryLine[]>([]);
  const summaryBox = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const kept = keepAs ? readKept(keepAs) : null;
    if (!kept || Object.keys(kept).length === 0) return;
    store.replace(kept);
    setRestored(true);
  }, [keepAs, store]);

  useEffect(() => {
    if (!keepAs) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = store.subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(() => keep(keepAs, store.state.raw), KEEP_AFTER);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [keepAs, store]);

  const change = useCallback(
    (place: Place, value: Json) => {
      store.change(place, value);
      progress.forget(nameOf(place));
      const field = compiled.fields.get(place.field);
      const target = field?.type.target?.(field.settings);
      if (!target?.fills.length || typeof value !== 'string') return;
      void services.valuesOf?.(target.form, value).then((values) => values && store.learn(value, values));
    },
    [store, progress, compiled, services],
  );

  const focusOn = useCallback(
    (path: string) => {
      const id = `${prefix}-${placeOf(path).replaceAll('.', '-')}`;
      // The page that holds it must be in sight first; at once, since the next letter is meant for it.
      flushSync(() => setOpen((now) => ({ ...now, ...pagesTo(store.state, path.split('/')[1] ?? '') })));
      const control = document.getElementById(id);
      control?.closest('details')?.setAttribute('open', '');
      control?.focus();
      control?.scrollIntoView({ block: 'center' });
    },
    [prefix, store],
  );

  const complain = (lines: readonly SummaryLine[]) => {
    flushSync(() => setSummary(lines));
    const [first] = lines;
    if (first?.path) focusOn(first.path);
    else summaryBox.current?.focus();
  };

  const send = async () => {
    if (sending) return;
    progress.send();
    // The same judge as on the server says what is wrong with what was typed.
    const judged = validate(compiled, store.state.raw, { ...store.state.context, now: Date.now() });
    if ('problems' in judged) {
      const lines = judged.problems.map((problem) => ({ path: problem.path, problem }));
      return complain(summaryOf(lines, compiled, { locale: context.locale, say }));
    }
    setSummary([]);
    if (preview) return;
    setSending(true);
    const answer = await props.submit(withoutComputed(compiled, judged.values)).finally(() => setSending(false));
    if (answer.ok) {
      if (keepAs) keep(keepAs, null);
      setRefusal(null);
      return;
    }
    setRefusal(answer.problem);
    const { problems } = answer.problem;
    progress.tell(new Map(problems.map(({ path, message }) => [placeOf(path), message])));
    const lines = problems.map(({ path, message }) => ({ path: plain(path), text: message }));
    if (lines.length) complain(summaryOf(lines, compiled, context));
  };

  const startOver = () => {
    if (keepAs) keep(keepAs, null);
    store.replace(props.initial ?? NOTHING);
    progress.startOver();
    setRestored(false);
    setSummary([]);
  };

  const scope = useMemo(
    () => ({
      store,
      progress,
      services,
      locale: context.locale,
      timeZone: context.timeZone,
      prefix,
      open,
      turnTo: (container: string, part: string) => setOpen((now) => ({ ...now, [container]: part })),
      change,
    }),
    [store, progress, services, context.locale, context.timeZone, prefix, open, change],
  );
  const locale = useLocale();
  return (
    <FormScopeProvider value={scope}>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
        lang={locale}
      >
        {restored && (
          <FormMessage
            tone="info"
            action={
              <Button size="s" onClick={startOver}>
                {t('startOver')}
              </Button>
            }
          >
            {t('restored')}
          </FormMessage>
        )}
        <ErrorSummary ref={summaryBox} lines={summary} onGo={focusOn} />
        <div className={styles.grid}>
          <FieldNodes parent={null} />
        </div>
        {summary.length === 0 && (
          <ProblemMessage problem={refusal} words={problemWords(ui)} onRetry={() => void send()} signInAt="/sign-in" />
        )}
        <div className={styles.actions}>
          <Button
            type="submit"
            look="primary"
            size="l"
            pending={sending}
            // A field that is left complains and pushes the button down: the focus stays until the press is over, or it would miss.
            onMouseDown={(event) => event.preventDefault()}
          >
            {props.submitLabel || localText(props.body.submitText, context.locale) || t('submit')}
          </Button>
        </div>
      </form>
    </FormScopeProvider>
  );
}

function contextOf({ context, previous }: GeneratedFormProps): FormContext {
  const { timeZone, locale, now, door = 'screen', actor = 'staff' } = context;
  return { timeZone, locale, now, door, actor, previous: previous ?? null };
}

/** The server computes for itself. */
function withoutComputed(form: CompiledForm, values: FormValues): FormValues {
  return Object.fromEntries(Object.entries(values).filter(([id]) => form.fields.get(id)?.type.role !== 'computed'));
}

/** Problems of the API point into the whole request. */
function plain(path: string): string {
  return path.replace(/^\/values(?=\/|$)/, '');
}

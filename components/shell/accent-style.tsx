import { type AccentShades, accentShades } from './accent';

/** Gives everything on the page, dialogs included, the accent of an app. */
export function AccentStyle({ accent }: { readonly accent: string }) {
  const { light, dark } = accentShades(accent);
  return <style>{`:root{${declare(light)}}:root[data-theme="dark"]{${declare(dark)}}`}</style>;
}

function declare(shades: AccentShades): string {
  const { accent, strong, soft, line, ink } = shades;
  return `--pw-accent:${accent};--pw-accent-strong:${strong};--pw-accent-soft:${soft};--pw-accent-line:${line};--pw-accent-ink:${ink}`;
}

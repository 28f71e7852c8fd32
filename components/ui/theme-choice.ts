export const THEME_COOKIE = 'pw_theme';
export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export function themeOf(text: string | undefined): Theme {
  return THEMES.find((theme) => theme === text) ?? 'auto';
}

/** Runs before the first paint of a reader who lets the system decide. */
export const firstPaint = `(function(){var r=document.documentElement;if(matchMedia('(prefers-color-scheme: dark)').matches){r.dataset.theme='dark';r.dataset.mantineColorScheme='dark'}})()`;

/** Tells those who keep their own idea of the theme (Mantine) that the reader chose another. */
export const THEME_EVENT = 'pw-theme';

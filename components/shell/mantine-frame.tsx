'use client';

import { type MantineColorSchemeManager, MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { THEME_EVENT, type Theme, themeOf } from '@/components/ui/theme-choice';
import { surfaces, theme } from './theme';

/** What the reader chose; the root layout writes it on the document. */
function chosen(fallback: Theme): Theme {
  return typeof document === 'undefined' ? fallback : themeOf(document.documentElement.dataset.themeChoice);
}

let forget = () => {};

/** Follows `ThemeToggle`; Mantine keeps no choice of its own. */
const followChoice: MantineColorSchemeManager = {
  get: chosen,
  set: () => {},
  subscribe: (onUpdate) => {
    const heard = () => onUpdate(chosen('auto'));
    window.addEventListener(THEME_EVENT, heard);
    forget = () => window.removeEventListener(THEME_EVENT, heard);
  },
  unsubscribe: () => forget(),
  clear: () => {},
};

/** Lets Mantine be used below it. Whoever renders it imports the style sheets: all of them at the desk, single ones in the portal. */
export function MantineFrame({ children }: { readonly children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={surfaces}
      colorSchemeManager={followChoice}
      defaultColorScheme="auto"
    >
      {children}
    </MantineProvider>
  );
}

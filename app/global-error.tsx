'use client';

import { BrokenPage } from '@/components/shell/broken-page';
import './globals.css';

interface GlobalErrorProps {
  readonly error: Error & { readonly digest?: string };
}

/** Even the root layout failed: nothing of it can be used. */
export default function GlobalError({ error }: GlobalErrorProps) {
  return (
    <html lang="zh-CN">
      <body>
        <BrokenPage digest={error.digest} onRetry={() => location.reload()} />
      </body>
    </html>
  );
}

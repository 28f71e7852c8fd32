import { IconAlertTriangle, IconCircleCheck, IconInfoCircle, IconWifiOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './form-message.module.css';

interface FormMessageProps {
  readonly tone: 'bad' | 'ok' | 'info' | 'offline';
  readonly children: ReactNode;
  /** What to do about it. */
  readonly action?: ReactNode;
  /** For support. */
  readonly code?: string;
}

const ICONS = { bad: IconAlertTriangle, ok: IconCircleCheck, info: IconInfoCircle, offline: IconWifiOff } as const;

/** What happened, next to where it happened; read out at once when it is bad, politely otherwise. */
export function FormMessage({ tone, children, action, code }: FormMessageProps) {
  const Icon = ICONS[tone];
  const urgent = tone === 'bad' || tone === 'offline';
  return (
    <div className={`${styles.message} ${styles[tone]}`} role={urgent ? 'alert' : 'status'}>
      <Icon className={styles.icon} size={20} aria-hidden="true" />
      <div className={styles.words}>
        <div>{children}</div>
        {code && <code className={styles.code}>{code}</code>}
        {action && <div className={styles.action}>{action}</div>}
      </div>
    </div>
  );
}

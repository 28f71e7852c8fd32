import styles from './api-docs.module.css';

/** Code to be read and copied; long lines wrap, so that nothing has to be scrolled sideways. */
export function CodeBlock({ text }: { readonly text: string }) {
  return (
    <pre className={styles.code}>
      <code>{text}</code>
    </pre>
  );
}

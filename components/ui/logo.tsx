/** The mark: a point above a dovetail, the joint that holds without a nail. */
export function Logo({ size = 28 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" fill="var(--pw-accent)" />
      <circle cx="16" cy="10" r="3.6" fill="#f3c969" />
      <path d="M12.2 15.5h7.6L23 25.5H9z" fill="var(--pw-accent-ink)" />
    </svg>
  );
}

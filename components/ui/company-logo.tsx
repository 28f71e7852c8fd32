import styles from './company-logo.module.css';

interface CompanyLogoProps {
  /** Id of the uploaded picture. */
  readonly id: string;
  /** Edge in CSS pixels. */
  readonly size?: number;
}

/** The company's own mark. Its name always stands beside it, so the picture says nothing of its own. */
export function CompanyLogo({ id, size = 28 }: CompanyLogoProps) {
  return (
    // biome-ignore lint/performance/noImgElement: an upload of any kind, small already, kept by the browser for good
    <img className={styles.logo} src={`/api/v1/logos/${id}`} alt="" width={size} height={size} />
  );
}

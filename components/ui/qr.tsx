import { create } from 'qrcode';
import styles from './qr.module.css';

interface QrProps {
  readonly value: string;
  /** What the code leads to, for those who cannot scan it. */
  readonly label: string;
  /** Edge in CSS pixels. */
  readonly size?: number;
}

/** A QR code as one SVG path, drawn on the server; dark on white in both themes, because scanners expect it. */
export function Qr({ value, label, size = 176 }: QrProps) {
  const { modules } = create(value, { errorCorrectionLevel: 'M' });
  const edge = modules.size + 8;
  return (
    <svg className={styles.qr} width={size} height={size} viewBox={`0 0 ${edge} ${edge}`} role="img" aria-label={label}>
      <rect width={edge} height={edge} fill="#ffffff" />
      <path d={pathOf(modules)} fill="#14120f" shapeRendering="crispEdges" />
    </svg>
  );
}

function pathOf(modules: { readonly size: number; get(row: number, column: number): number }): string {
  let path = '';
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (!modules.get(row, column)) continue;
      const start = column;
      while (column + 1 < modules.size && modules.get(row, column + 1)) column++;
      path += `M${start + 4} ${row + 4}h${column - start + 1}v1h-${column - start + 1}z`;
    }
  }
  return path;
}

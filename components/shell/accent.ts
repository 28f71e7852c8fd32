/** The product's own accent, and what an app without one gets. */
export const DEFAULT_ACCENT = '#1f6f5c';

/** Accents offered to builders; any other `#rrggbb` works too. */
export const ACCENTS = [
  '#1f6f5c',
  '#2f5fa8',
  '#6a4fb0',
  '#a63d6e',
  '#b5472e',
  '#9a6412',
  '#4d7326',
  '#4f5b66',
] as const;

export interface AccentShades {
  readonly accent: string;
  /** Pressed and hovered. */
  readonly strong: string;
  /** A tint to lie behind text of the accent. */
  readonly soft: string;
  readonly line: string;
  /** Text and icons on the accent. */
  readonly ink: string;
}

interface Lch {
  readonly l: number;
  readonly c: number;
  readonly h: number;
}

const LIGHT_GROUND = '#f0ede7';
const DARK_GROUND = '#26231e';
/** A little above the 4.5 of WCAG AA, for rounding. */
const CONTRAST = 4.6;

/** Shades of one seed colour for both themes; whatever the seed, text on and in the accent keeps a contrast of 4.5. */
export function accentShades(seed: string): { readonly light: AccentShades; readonly dark: AccentShades } {
  const colour = toLch(/^#[0-9a-f]{6}$/i.test(seed) ? seed : DEFAULT_ACCENT);
  return { light: lightShades(colour), dark: darkShades(colour) };
}

function lightShades({ l, c, h }: Lch): AccentShades {
  const soft = toHex({ l: 0.95, c: Math.min(c * 0.28, 0.024), h });
  let depth = Math.min(l, 0.58);
  while (depth > 0 && weakest(toHex({ l: depth, c, h }), [soft, LIGHT_GROUND, '#ffffff']) < CONTRAST) depth -= 0.005;
  return {
    accent: toHex({ l: depth, c, h }),
    strong: toHex({ l: depth - 0.07, c, h }),
    soft,
    line: toHex({ l: 0.84, c: Math.min(c * 0.6, 0.05), h }),
    ink: '#ffffff',
  };
}

function darkShades({ l, c, h }: Lch): AccentShades {
  const soft = toHex({ l: 0.29, c: Math.min(c * 0.4, 0.035), h });
  const ink = '#14120f';
  const chroma = Math.min(c, 0.12);
  let height = Math.max(l, 0.7);
  while (height < 1 && weakest(toHex({ l: height, c: chroma, h }), [soft, DARK_GROUND, ink]) < CONTRAST)
    height += 0.005;
  return {
    accent: toHex({ l: height, c: chroma, h }),
    strong: toHex({ l: Math.min(height + 0.07, 0.97), c: chroma, h }),
    soft,
    line: toHex({ l: 0.42, c: Math.min(c * 0.6, 0.05), h }),
    ink,
  };
}

function weakest(colour: string, grounds: readonly string[]): number {
  return Math.min(...grounds.map((ground) => contrast(colour, ground)));
}

/** Contrast of two `#rrggbb` colours by WCAG 2.2: 1 to 21. */
export function contrast(one: string, other: string): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  const { r, g, b } = toLinear(hex);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

interface Linear {
  readonly r: number;
  readonly g: number;
  readonly b: number;
}

function toLinear(hex: string): Linear {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return { r: channel(1), g: channel(3), b: channel(5) };
}

// Björn Ottosson, "A perceptual color space for image processing" (Oklab), 2020.
function toLch(hex: string): Lch {
  const { r, g, b } = toLinear(hex);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const bb = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return { l: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s, c: Math.hypot(a, bb), h: Math.atan2(bb, a) };
}

/** The nearest colour a screen can show: lightness and hue stay, chroma gives way. */
function toHex(colour: Lch): string {
  let { c } = colour;
  let linear = fromLch({ ...colour, c });
  while (c > 0 && [linear.r, linear.g, linear.b].some((value) => value < -0.0005 || value > 1.0005)) {
    c -= 0.004;
    linear = fromLch({ ...colour, c: Math.max(c, 0) });
  }
  return `#${[linear.r, linear.g, linear.b].map(toChannel).join('')}`;
}

function fromLch({ l, c, h }: Lch): Linear {
  const a = c * Math.cos(h);
  const b = c * Math.sin(h);
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const middle = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return {
    r: 4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
    g: -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
    b: -0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short,
  };
}

function toChannel(linear: number): string {
  const value = Math.min(Math.max(linear, 0), 1);
  const encoded = value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;
  return Math.round(encoded * 255)
    .toString(16)
    .padStart(2, '0');
}

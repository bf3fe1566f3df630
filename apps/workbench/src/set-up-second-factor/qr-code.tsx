import { create } from 'qrcode';

/** Modules around the code that have to be empty (ISO/IEC 18004). */
const quietZone = 4;

/** A QR code, drawn here: what it says goes nowhere. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const width = modules.size + 2 * quietZone;
  const dark = Array.from(modules.data.keys())
    .filter((index) => modules.data[index] !== 0)
    .map((index) => {
      const [x, y] = [index % modules.size, Math.floor(index / modules.size)];
      return `M${x + quietZone} ${y + quietZone}h1v1h-1z`;
    })
    .join('');
  return (
    <svg
      className="qr-code"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${width}`}
      shapeRendering="crispEdges"
    >
      <rect width={width} height={width} fill="#fff" />
      <path d={dark} fill="#000" />
    </svg>
  );
}

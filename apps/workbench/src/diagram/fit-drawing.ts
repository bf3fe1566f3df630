import type Canvas from 'diagram-js/lib/core/Canvas';

/** Air around the drawing, in pixels of the screen. */
const margin = 16;

/** Room that the palette of the modeller takes on the left, in pixels. */
export const paletteWidth = 120;

/** Shows the whole drawing, never larger than life, in the middle of what `left` pixels leave free. */
export function fitDrawing(canvas: Canvas, left = 0): void {
  const { inner, outer } = canvas.viewbox();
  const free = { width: outer.width - left - 2 * margin, height: outer.height - 2 * margin };
  if (inner.width === 0 || inner.height === 0 || free.width <= 0 || free.height <= 0) return;
  const scale = Math.min(1, free.width / inner.width, free.height / inner.height);
  canvas.viewbox({
    x: inner.x - (left + margin + (free.width - inner.width * scale) / 2) / scale,
    y: inner.y - (margin + (free.height - inner.height * scale) / 2) / scale,
    width: outer.width / scale,
    height: outer.height / scale,
  });
}

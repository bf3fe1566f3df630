import type Canvas from 'diagram-js/lib/core/Canvas';

/** Room that the palette takes on the left, and air around the drawing, in pixels of the screen. */
const paletteWidth = 120;
const margin = 24;

/** Shows the whole drawing in the part of the canvas that the palette leaves free. */
export function fitBesidePalette(canvas: Canvas): void {
  const { inner, outer } = canvas.viewbox();
  if (inner.width === 0 || inner.height === 0 || outer.width <= paletteWidth + 2 * margin) return;
  const scale = Math.min(
    1,
    (outer.width - paletteWidth - 2 * margin) / inner.width,
    (outer.height - 2 * margin) / inner.height,
  );
  canvas.viewbox({
    x: inner.x - (paletteWidth + margin) / scale,
    y: inner.y - margin / scale,
    width: outer.width / scale,
    height: outer.height / scale,
  });
}

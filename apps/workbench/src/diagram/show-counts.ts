import type NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type Overlays from 'diagram-js/lib/features/overlays/Overlays';

/** Numbers at elements; hidden from screen readers, which hear them with the element or in the list. */
export function showCounts(viewer: NavigatedViewer, counts: Readonly<Record<string, number>>): () => void {
  const overlays = viewer.get<Overlays>('overlays');
  const registry = viewer.get<ElementRegistry>('elementRegistry');
  for (const [elementId, count] of Object.entries(counts)) {
    if (count === 0 || !registry.get(elementId)) continue;
    const badge = document.createElement('span');
    badge.className = 'token-count';
    badge.setAttribute('aria-hidden', 'true');
    badge.textContent = String(count);
    overlays.add(elementId, 'token-count', { position: { top: -12, right: 12 }, html: badge });
  }
  return () => {
    overlays.remove({ type: 'token-count' });
  };
}

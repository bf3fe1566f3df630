/**
 * Why a model cannot be drawn. `noDrawing`: it says nothing of where its elements lie. `broken`: it is no XML. `failed`:
 * it should be possible.
 */
export type DrawingFault = 'noDrawing' | 'broken' | 'failed';

const drawingNamespace = 'http://www.omg.org/spec/BPMN/20100524/DI';

/** Looks for the reason in the file, as the messages of the viewer are for its developers. */
export function drawingFaultOf(xml: string): DrawingFault {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  if (document.getElementsByTagName('parsererror').length > 0) return 'broken';
  const hasDrawing = document.getElementsByTagNameNS(drawingNamespace, 'BPMNPlane').length > 0;
  return hasDrawing ? 'failed' : 'noDrawing';
}

import type { XmlDocument, XmlNode } from './xml-tree.js';

/** The document as text; what was read and not changed comes back character by character. */
export function writeXml({ prolog, root, epilog }: XmlDocument): string {
  const parts: string[] = [prolog];
  write(root, parts);
  parts.push(epilog);
  return parts.join('');
}

function write(node: XmlNode, parts: string[]): void {
  if (node.kind !== 'element') {
    parts.push(node.source);
    return;
  }
  parts.push('<', node.name, ...node.attributes.map(({ source }) => source), node.tagEnd);
  for (const child of node.children) write(child, parts);
  parts.push(node.closeTag);
}

/** The name of the file of a checkpoint: names in their order are checkpoints in theirs. */
export function checkpointFileName(treeSize: string): string {
  return `${treeSize.padStart(19, '0')}.checkpoint`;
}

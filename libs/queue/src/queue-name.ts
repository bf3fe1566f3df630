/**
 * The name under which BullMQ keeps the queue of a job type. BullMQ refuses colons in names, which job types
 * may hold; percent-encoding keeps different types apart.
 */
export function queueName(jobType: string): string {
  return encodeURIComponent(jobType);
}

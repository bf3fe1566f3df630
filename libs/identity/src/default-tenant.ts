/** The tenant of an installation that serves one authority only. */
export const defaultTenantId = '<default>';
